const quiet = 400;
const prefix = 'talaria-draft:';

/** What this tab holds on to, since the server has not said yet that it is safe there. */
interface Held {
  text: string;
  number: number;
  /** Where it was sent: by this the server tells what became of it. */
  slip?: string;
}

/** By what this page sent something. What became of that is known here, or its draft tells: only a page that came anew has to ask. */
const sentHere = new Set<string>();

/**
 * Hands what is typed to the server when the keys have been quiet for a moment. Until the server says that it is safe, it waits in this
 * tab as well: neither a reload, nor a lost line, nor a server that was killed takes a letter away.
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
    hold(waiting.place, { text: waiting.text, number: this.number });
    this.keep(waiting.place, waiting.text, this.number);
  }

  /** The server has it on disk. */
  isSafe(place: string, number: number): void {
    const held = read(place);
    if (held && !held.slip && held.number === number) letGo(place);
  }

  /** The text is sent. Returns the slip by which to ask what became of it. */
  handOver(place: string, text: string): string {
    this.flush();
    // not randomUUID: that is missing where the page came over plain HTTP
    const slip = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    sentHere.add(slip);
    hold(place, { text, number: this.number, slip });
    return slip;
  }

  /** Nothing of this place is to be kept any more: it was sent. */
  forget(place: string): void {
    letGo(place);
    if (this.waiting?.place !== place) return;
    clearTimeout(this.timer);
    this.waiting = undefined;
  }

  /** What the server may not have heard of. */
  left(place: string): Held | undefined {
    const held = read(place);
    if (!held?.slip || !sentHere.has(held.slip)) return held;
    letGo(place);
    return undefined;
  }
}

// the box that sent it may be gone already
window.addEventListener('talaria-handed-over', (event) => {
  const place = event instanceof CustomEvent && typeof event.detail === 'string' ? event.detail : '';
  if (read(place)?.slip) letGo(place);
});

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
