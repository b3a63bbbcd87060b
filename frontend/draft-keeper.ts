const quiet = 400;
const prefix = 'talaria-draft:';

/** What left the box, as long as nobody has said what became of it. */
export interface Sent {
  text: string;
  /** By this the server tells what became of it. */
  slip: string;
}

/** What this tab holds on to, since the server has not said yet that it is safe there. */
interface Held {
  text: string;
  number: number;
  sent?: Sent;
}

/**
 * Hands what is typed to the server when the keys have been quiet for a moment. Until the server says that it is safe, it waits in this
 * tab as well: neither a reload, nor a lost line, nor a server that was killed takes a letter away. As long as it is not known what became
 * of something that was sent, the server keeps that in front of what has been typed since.
 */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: { place: string; text: string } | undefined;
  /** Above those of any page that was here before. */
  private number = Date.now();

  constructor(private readonly keep: (place: string, text: string, number: number) => void) {}

  typed(place: string, text: string): void {
    if (this.waiting && this.waiting.place !== place) this.flush();
    this.waiting = { place, text };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), quiet);
  }

  flush(): void {
    clearTimeout(this.timer);
    const waiting = this.waiting;
    this.waiting = undefined;
    if (!waiting) return;
    this.number += 1;
    const sent = read(waiting.place)?.sent;
    hold(waiting.place, { text: waiting.text, number: this.number, ...(sent && { sent }) });
    this.keep(waiting.place, together(sent?.text ?? '', waiting.text), this.number);
  }

  /** The server has it on disk. */
  isSafe(place: string, number: number): void {
    const held = read(place);
    if (held && !held.sent && held.number === number) letGo(place);
  }

  /** The text is sent. Returns the slip by which to ask what became of it. */
  handOver(place: string, text: string): Sent {
    this.flush();
    const sent = { text, slip: page + name() };
    hold(place, { text: '', number: this.number, sent });
    return sent;
  }

  /** It is known what became of what was sent; what has been typed since is told without it. */
  settled(place: string, slip: string): void {
    settle(place, slip);
  }

  /** Nothing of this place is to be kept any more: it is somewhere else. */
  forget(place: string): void {
    letGo(place);
    if (this.waiting?.place !== place) return;
    clearTimeout(this.timer);
    this.waiting = undefined;
  }

  /** What the server may not have heard of. */
  left(place: string): Held | undefined {
    return read(place);
  }
}

/** Every slip of this page begins with it: what it sent, it hears of itself. */
const page = name();

// not randomUUID: that is missing where the page came over plain HTTP
function name(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function isOfThisPage(sent: Sent): boolean {
  return sent.slip.startsWith(page);
}

/** Two texts, neither of which may be lost. */
export function together(one: string, other: string): string {
  return one && other ? `${one}\n${other}` : one || other;
}

interface HandedOver {
  from: string;
  slip: string;
  /** Where the page goes on. */
  to: string;
}

// the box that sent it may be gone already; what was typed in it since goes along
window.addEventListener('talaria-handed-over', (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { from, slip, to } = event.detail as HandedOver;
  settle(from, slip);
  if (!to || to === from) return;
  const typed = read(from);
  if (typed?.text) {
    hold(to, { text: together(read(to)?.text ?? '', typed.text), number: typed.number });
    letGo(from);
  }
  if (document.activeElement === document.body || document.activeElement?.id === 'composer-text') between.begin(to);
});

const longestGap = 5_000;

/** What is typed after one box has gone and before the one where the session goes on is there. */
class BetweenBoxes {
  private place: string | undefined;
  private text = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  begin(place: string): void {
    this.end();
    this.place = place;
    document.addEventListener('keydown', this.hear, true);
    this.timer = setTimeout(() => this.end(), longestGap);
  }

  /** What was typed; nothing where nobody is expected at this place. */
  arrive(place: string): string | undefined {
    const text = place === this.place ? this.text : undefined;
    if (text !== undefined) this.end();
    return text;
  }

  private readonly hear = (event: KeyboardEvent): void => {
    if (event.target !== document.body || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.text += event.key;
  };

  private end(): void {
    clearTimeout(this.timer);
    document.removeEventListener('keydown', this.hear, true);
    this.place = undefined;
    this.text = '';
  }
}

export const between = new BetweenBoxes();

function settle(place: string, slip: string): void {
  const held = read(place);
  if (held?.sent?.slip !== slip) return;
  if (held.text) hold(place, { text: held.text, number: held.number });
  else letGo(place);
}

function hold(place: string, held: Held): void {
  try {
    sessionStorage.setItem(prefix + place, JSON.stringify(held));
  } catch {
    // storage may be switched off or full: the server has most likely heard of it all the same
  }
}

function letGo(place: string): void {
  try {
    sessionStorage.removeItem(prefix + place);
  } catch {
    // nothing is held where nothing can be
  }
}

function read(place: string): Held | undefined {
  try {
    const held: unknown = JSON.parse(sessionStorage.getItem(prefix + place) ?? 'null');
    return isHeld(held) ? held : undefined;
  } catch {
    return undefined;
  }
}

function isHeld(value: unknown): value is Held {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
