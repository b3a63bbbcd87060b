/** The shapes in which Java hands over what is to be shown. Times are epoch milliseconds. */

export interface Colour {
  light: string;
  dark: string;
}

export type Activity = 'idle' | 'working' | 'stalled' | 'needs-input' | 'unread' | 'background' | 'failed';

export interface Row {
  key: string;
  href: string;
  title: string;
  untitled: boolean;
  preview: string;
  source: string | null;
  at: number;
  activity: Activity;
  activityText: string;
  pinned: boolean;
  id: string;
  exports: { json: string; md: string; html: string };
  profileLabel: string;
  colour: Colour | null;
  divider: string | null;
}

export interface Section {
  id: string;
  kind: 'needs-input' | 'pinned' | 'profile' | 'list' | 'results' | 'scheduled' | 'automated';
  label: string;
  colour: Colour | null;
  meta: string;
  metaHint: string;
  collapsible: boolean;
  open: boolean;
  state: 'ready' | 'loading' | 'failed' | 'empty';
  message: string;
  retry: boolean;
  staleNote: string;
  rows: Row[];
  more: string | null;
  loadingMore: boolean;
  reorder: boolean;
  hint: string;
}

export interface Square {
  name: string;
  label: string;
  letter: string;
  href: string;
  colour: Colour | null;
  active: boolean;
  activity: Activity;
  hint: string;
}

export interface Rail {
  mode: 'all' | 'profile';
  current: string | null;
  pill: { icon: 'layers' | 'home' | 'home-active'; label: string; hint: string };
  squares: Square[];
  asList: boolean;
}

export interface Picture {
  path: string | null;
  remote: string | null;
  alt: string;
}

export interface PromptEntry {
  id: number;
  at: number;
  author: string | null;
  text: string;
  /** Where the whole of a shortened text can be had. */
  whole: string | null;
  pictures: Picture[];
  attachments: string[];
}

export interface ToolBody {
  form: 'text' | 'ansi' | 'diff' | 'code' | 'markdown' | 'json' | 'todos' | 'hits' | 'picture' | 'facts';
  label: string;
  text: string;
  whole: string | null;
  wholeLength: number;
}

export interface ToolCall {
  id: string;
  name: string;
  kind: string;
  title: string;
  subject: string | null;
  note: string | null;
  state: 'PENDING' | 'DONE' | 'FAILED';
  millis: number | null;
  bodies: ToolBody[];
}

export type Part =
  | { type: 'text'; id: number; at: number; markdown: string; shortened: boolean; whole: string | null }
  | { type: 'reasoning'; id: number; text: string; millis: number | null }
  | { type: 'picture'; id: number; picture: Picture }
  | { type: 'tool'; id: number; call: ToolCall };

export interface AnswerEntry {
  id: number;
  lastId: number;
  startedAt: number;
  endedAt: number;
  failure: string | null;
  unfinished: boolean;
  running: boolean;
  parts: Part[];
}

export interface NoticeEntry {
  id: number;
  at: number;
  kind: string;
  text: string;
}

export interface SummaryEntry {
  id: number;
  at: number;
  text: string;
}

export interface BoundaryEntry {
  id: number;
  at: number;
  segment: string;
}
