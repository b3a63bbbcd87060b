import type { AnswerEntry, Helper, LivePart, Turn, TurnHead } from './words';

/** A live turn as it is told: once as a whole, and from then on by what is new in it. */
export class RunningTurn {
  helpers: Helper[] = [];
  private turn: Turn | null = null;
  private taken = '';

  /**
   * @param whole the turn as JSON text; empty where there is none
   * @param begins hears of one that was taken
   */
  constructor(private readonly whole: () => string, private readonly begins: (turn: Turn) => void) {}

  /** What is known by now. Calls may arrive before the element has been drawn for the first time. */
  take(): Turn | null {
    const json = this.whole();
    if (json && json !== this.taken) {
      this.taken = json;
      this.turn = JSON.parse(json) as Turn;
      this.helpers = this.turn.helpers;
      this.begins(this.turn);
    }
    return this.turn;
  }

  /**
   * The file has it now.
   *
   * @param helpers what is still known of those who helped; the file has nothing of them
   */
  drop(helpers: Helper[]): void {
    this.turn = null;
    if (helpers.length > 0) this.helpers = helpers;
  }

  get now(): Turn | null {
    return this.turn;
  }

  grow(index: number, text: string): void {
    const part = this.take()?.parts[index]?.part;
    if (part?.type === 'text') part.markdown += text;
    else if (part?.type === 'reasoning') part.text += text;
  }

  put(index: number, json: string): void {
    const turn = this.take();
    if (turn && index <= turn.parts.length) turn.parts[index] = JSON.parse(json) as LivePart;
  }

  cut(length: number): void {
    this.take()?.parts.splice(length);
  }

  help(json: string): void {
    this.take();
    this.helpers = JSON.parse(json) as Helper[];
  }

  /** Returns whether it ran until now. */
  head(json: string): boolean {
    const turn = this.take();
    if (!turn) return false;
    const wasRunning = runs(turn.head);
    turn.head = JSON.parse(json) as TurnHead;
    return wasRunning && !runs(turn.head);
  }
}

export function runs(head: TurnHead): boolean {
  return head.phase !== 'ENDED' && head.phase !== 'ANSWERED';
}

/** A live turn in the shape of an entry. */
export function entryOf(turn: Turn): AnswerEntry {
  for (const { part, since } of turn.parts) {
    if (part.type !== 'tool') continue;
    part.call.since = since;
    part.call.waits = turn.head.waits.includes(part.call.id);
  }
  return {
    id: 0, lastId: 0, startedAt: turn.head.startedAt, endedAt: turn.head.endedAt ?? turn.head.startedAt, failure: null, unfinished: false,
    running: runs(turn.head), parts: turn.parts.map((live) => live.part),
  };
}
