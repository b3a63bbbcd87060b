const quiet = 400;
const prefix = 'talaria-draft:';

/**
 * Hands what is typed to the server when the keys have been quiet for a moment. What the server has not heard of when the page goes away
 * waits in this tab, so that a reload loses no letter.
 */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: { place: string; text: string } | undefined;

  constructor(private readonly keep: (place: string, text: string) => void) {}

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
    if (waiting) this.keep(waiting.place, waiting.text);
  }

  /** Nothing of this place is to be kept any more: it was sent. */
  forget(place: string): void {
    if (this.waiting?.place !== place) return;
    clearTimeout(this.timer);
    this.waiting = undefined;
  }

  /** The page goes away, and whatever is told to the server now may not arrive. */
  leave(place: string, text: string): void {
    const unheard = this.waiting !== undefined;
    this.flush();
    if (!unheard) return;
    try {
      sessionStorage.setItem(prefix + place, text);
    } catch {
      // storage may be switched off or full: the server has most likely heard of it all the same
    }
  }

  /** What waited in this tab for the place; it waits no longer. */
  left(place: string): string | undefined {
    try {
      const text = sessionStorage.getItem(prefix + place);
      sessionStorage.removeItem(prefix + place);
      return text ?? undefined;
    } catch {
      return undefined;
    }
  }
}
