/** The shapes in which Java hands over what is to be shown. Times are epoch milliseconds. */

export interface Colour {
  light: string;
  dark: string;
}

export type Activity = 'idle' | 'working' | 'stalled' | 'needs-input' | 'unread' | 'background' | 'failed';

/** What a session does, in a few words, and since when; 0 where that is not known. */
export interface Doing {
  activity: Activity;
  words: string;
  since: number;
}

export interface Row {
  key: string;
  href: string;
  title: string;
  untitled: boolean;
  preview: string;
  source: string | null;
  at: number;
  doing: Doing;
  pinned: boolean;
  id: string;
  /** Where it can be had as a file, up to the name of the format; null where it is not stored yet. */
  exports: string | null;
  /** Whether it may be renamed, archived and deleted. */
  own: boolean;
  archived: boolean;
  profileLabel: string;
  colour: Colour | null;
  divider: string | null;
}

export interface Section {
  id: string;
  kind: 'needs-input' | 'pinned' | 'profile' | 'list' | 'results' | 'scheduled' | 'automated' | 'archived';
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
  /** Where a session is begun here. */
  begin: string | null;
}

/** What has changed in a section. */
export interface SectionPatch {
  /** Without its rows; null where it is the same. */
  head: Section | null;
  fresh: Row[];
  /** The rows of now: pieces of those before with the fresh ones behind them, from where and how many. */
  runs: [from: number, count: number][];
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
  pill: { icon: 'layers' | 'home' | 'home-active'; label: string; hint: string; activity: Activity };
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
  /** What was typed, where it is not the text: the name of a skill stands for the skill. */
  said: string | null;
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
  /** Whether it goes on only when somebody has answered. */
  waits?: boolean;
  /** When a call began that happens now. */
  since?: number | null;
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
  helpers?: Helper[];
}

/** A turn that happens now; times are the server's. */
export interface Turn {
  now: number;
  head: TurnHead;
  parts: LivePart[];
  helpers: Helper[];
}

export interface LivePart {
  part: Part;
  since: number | null;
}

export interface TurnHead {
  startedAt: number;
  endedAt: number | null;
  phase: 'SENDING' | 'RUNNING' | 'STOPPING' | 'ANSWERED' | 'ENDED';
  status: string;
  silentSince: number | null;
  contact: Contact | null;
  ending: 'COMPLETE' | 'INTERRUPTED' | 'FAILED' | null;
  failure: { sentence: string; details: string } | null;
  /** The calls that wait for somebody's answer. */
  waits: string[];
}

/** What stands between a prompt and an agent. */
export interface Contact {
  kind: 'waking' | 'connecting' | 'waiting' | 'lost' | 'broken' | 'unreachable';
  profile: string;
  since: number;
  words: string;
}

/** A subagent. */
export interface Helper {
  id: string;
  parent: string | null;
  goal: string;
  status: string;
  tools: number;
  latest: string | null;
  summary: string | null;
  since: number | null;
  millis: number | null;
  href: string | null;
}

export interface Question {
  id: string;
  text: string;
  choices: string[];
  several: boolean;
}

/** What an agent waits for. */
export interface InputRequest {
  kind: 'approval' | 'clarification' | 'sudo' | 'secret';
  id: string;
  expiresAt: number | null;
  answering: boolean;
  /** Of an approval the command, of a secret the name of its variable. */
  command: string | null;
  description: string | null;
  choices: ('ONCE' | 'SESSION' | 'ALWAYS' | 'DENY')[];
  questions: Question[];
}

export interface Answered {
  id: string;
  by: string | null;
  at: number;
  what: string;
  subject: string;
}

export interface Requests {
  profile: string;
  mayTalk: boolean;
  mayApprove: boolean;
  open: InputRequest[];
  answered: Answered[];
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
