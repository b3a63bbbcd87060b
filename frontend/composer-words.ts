/** The shapes in which Java hands the composer and what stands around it their contents. Times are epoch milliseconds. */

export interface LaidFile {
  id: number;
  name: string;
  size: number;
  image: boolean;
}

export interface ComposerState {
  /** Whose text this is: a session's, or a profile's next one. Another place brings another text. */
  place: string;
  label: string;
  busy: boolean;
  stopping: boolean;
  /** The first prompt of a session that does not exist yet: nothing can be stopped, queued or recalled. */
  first: boolean;
  placeholder: string;
  /** A sentence that stays above the box, such as where else the session runs; empty for none. */
  remark: string;
  /** Whether the agent runs, so that completions cost nothing. */
  awake: boolean;
  files: LaidFile[];
  limits: { image: number; file: number; count: number };
}

/** What became of what was sent, asked or typed; each has a higher number than the one before. */
export interface ComposerReply {
  number: number;
  /** Of what was sent; empty where nothing was. */
  slip: string;
  kind: 'accepted' | 'refused' | 'ask' | 'said' | 'prefill' | 'settings' | 'unsent';
  words: string;
}

/** That a text is on disk. */
export interface ComposerKept {
  place: string;
  number: number;
}

/** What another window of the same member has typed here. */
export interface ComposerOther {
  number: number;
  place: string;
  text: string;
  /** The number of this window's newest text that was on disk before that one. */
  seen: number;
}

export interface ComposerDraft {
  number: number;
  place: string;
  text: string;
}

export interface Completion {
  text: string;
  label: string;
  meaning: string;
}

export interface Completions {
  request: number;
  items: Completion[];
  failure: string;
}

export interface QueuedRow {
  id: number;
  author: string;
  text: string;
  files: string[];
  at: number;
  sending: boolean;
  remark: string;
}

export interface Queue {
  /** Whose queue it is, as the composer names it. */
  place: string;
  paused: boolean;
  mayChange: boolean;
  rows: QueuedRow[];
}
