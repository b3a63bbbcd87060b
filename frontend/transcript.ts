import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import './answer';
import './notices';
import './prompt';
import { icon } from './icons';
import { ReadingPlace } from './reading-place';
import { transcriptStyles } from './transcript-styles';

type Entry = HTMLElement & { entry?: { id: number; lastId?: number; running?: boolean } | null; branching?: boolean };

/** How near the top a reader comes before the earlier entries are asked for. */
const near = 600;

/** The scroller of a conversation. It starts at the end, follows it there, and otherwise never moves what is being read. */
export class TranscriptElement extends LitElement {
  static override properties = {
    earlier: { attribute: false },
    target: { attribute: false },
    empty: { attribute: false },
    branching: { attribute: false },
    away: { state: true },
    fresh: { state: true },
    bare: { state: true },
    lift: { state: true },
  };
  static override styles = transcriptStyles;

  declare earlier: 'none' | 'available' | 'loading' | 'failed';
  declare target: number;
  declare empty: string;
  /** Whether a branch is being made: no second one is offered meanwhile. */
  declare branching: boolean;
  /** Whether the end is out of sight. */
  private declare away: boolean;
  /** Whether something came at the end that has not been seen. */
  private declare fresh: boolean;
  private declare bare: boolean;
  /** How much of the view is taken by what floats at its end. */
  private declare lift: number;

  private place: ReadingPlace | undefined;
  private asked = false;
  private first: Entry | null = null;
  private last: Entry | null = null;
  private sought = 0;
  private readonly growth = new ResizeObserver(() => this.settle());
  private readonly onHash = () => {
    const id = Number(/^#m(\d+)$/.exec(location.hash)?.[1] ?? 0);
    if (id) this.show(id);
  };

  private readonly onAnswered = (event: Event) => {
    if (event.target instanceof HTMLElement) void this.announce(event.target as Entry);
  };

  constructor() {
    super();
    this.earlier = 'none';
    this.target = 0;
    this.empty = '';
    this.branching = false;
    this.away = false;
    this.fresh = false;
    this.bare = true;
    this.lift = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.onHash);
    this.addEventListener('answered', this.onAnswered);
    void this.updateComplete.then(() => this.watch());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
    this.removeEventListener('answered', this.onAnswered);
    this.growth.disconnect();
  }

  protected override render(): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="log" aria-live="off" aria-label="Conversation" @scroll=${this.onScroll} @click=${this.onClick}>
        <div class="content"><div class="col">
          ${this.top()}
          <slot @slotchange=${this.onEntries}></slot>
          ${this.bare && this.empty ? html`<p class="empty">${this.empty}</p>` : nothing}
        </div><slot name="end"></slot></div>
      </div>
      <div class="said" aria-live="polite"></div>
      ${this.away
        ? html`<button type="button" class="jump" style="--lift:${this.lift}px" @click=${this.jump}>${icon('down')}Jump to latest${this.fresh ? html`<b>new</b>` : nothing}</button>`
        : nothing}`;
  }

  private top(): TemplateResult | typeof nothing {
    switch (this.earlier) {
      case 'available': return html`<button type="button" class="earlier" @click=${() => this.ask()}>Show earlier</button>`;
      case 'loading': return html`<p class="earlier" role="status">Loading earlier messages…</p>`;
      case 'failed': return html`<p class="earlier">Earlier messages could not be read. <button type="button" @click=${() => this.ask()}>Retry</button></p>`;
      default: return nothing;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('earlier')) {
      this.asked = false;
      this.settle();
    }
    if (changed.has('branching')) this.tellBranching();
    if (changed.has('target')) {
      this.sought = this.target;
      this.seek();
    }
  }

  private watch(): void {
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll');
    const column = this.renderRoot.querySelector<HTMLElement>('.content');
    if (!scroll || !column) return;
    this.place = new ReadingPlace(scroll, () => this.entries());
    this.growth.observe(column);
    this.growth.observe(scroll);
    this.onEntries();
  }

  private entries(): Entry[] {
    return [...this.children].filter((child) => child.slot === '') as Entry[];
  }

  private onEntries(): void {
    const entries = this.entries();
    const last = entries[entries.length - 1] ?? null;
    this.bare = last === null;
    // the next page above is here, so the one before it may be asked for
    if (entries[0] !== this.first) this.asked = false;
    this.first = entries[0] ?? null;
    if (last !== this.last && this.last !== null && last !== null && entries.includes(this.last)) {
      if (!this.place?.atEnd) this.fresh = true;
      void this.announce(last);
    }
    this.last = last;
    this.tellBranching();
    this.settle();
  }

  private tellBranching(): void {
    for (const entry of this.entries()) entry.branching = this.branching;
  }

  /** Says what came at the end, once it is complete: a listener wants the sentence, not its pieces. */
  private async announce(entry: Entry): Promise<void> {
    await (entry as { updateComplete?: Promise<unknown> }).updateComplete;
    const said = this.renderRoot.querySelector('.said');
    if (!said || entry.querySelector('[aria-busy=true]')) return;
    const texts = entry.querySelectorAll('talaria-markdown, .user-text');
    said.textContent = (texts[texts.length - 1]?.textContent ?? '').slice(0, 300);
  }

  /** What was to be sent instead of a prompt has not been taken. */
  refused(id: number, words: string): void {
    const prompt = this.entries().find((entry) => entry.entry?.id === id) as { refused?: (words: string) => void } | undefined;
    prompt?.refused?.(words);
  }

  private settle(): void {
    if (!this.place) return;
    this.place.keep();
    this.seek();
    this.look();
  }

  /** What floats at the end grows upwards, and stays in sight by itself. */
  private onClick(event: Event): void {
    if (!(event.target instanceof Element && event.target.closest('[slot="end"]'))) this.place?.release();
  }

  private onScroll(): void {
    this.place?.scrolled();
    this.look();
  }

  private look(): void {
    const place = this.place;
    if (!place) return;
    this.away = !place.atEnd;
    if (place.atEnd) this.fresh = false;
    const floats = this.away ? this.querySelector('.asks') : null;
    this.lift = floats ? Math.max(0, Math.round(this.getBoundingClientRect().bottom - floats.getBoundingClientRect().top)) : 0;
    if (this.earlier === 'available' && place.fromTop < near && !this.bare && place.placed) this.ask();
  }

  private ask(): void {
    if (this.asked) return;
    this.asked = true;
    this.dispatchEvent(new CustomEvent('earlier', { detail: {} }));
  }

  private jump(): void {
    this.place?.toEnd();
    this.look();
    this.renderRoot.querySelector<HTMLElement>('.scroll')?.focus({ preventScroll: true });
  }

  /** Goes to the message that was asked for, as soon as it is here. */
  private seek(): void {
    if (this.sought && this.show(this.sought)) this.sought = 0;
  }

  private show(id: number): boolean {
    const entry = this.entries().find((each) => each.entry && each.entry.id <= id && id <= (each.entry.lastId ?? each.entry.id));
    if (!entry || !this.place) return false;
    const place = this.place;
    place.release();
    void Promise.resolve((entry as { updateComplete?: Promise<unknown> }).updateComplete).then(() => {
      const exact = entry.querySelector<HTMLElement>(`#m${id}`) ?? entry;
      place.to(exact);
      exact.classList.add('flash');
      setTimeout(() => exact.classList.remove('flash'), 2000);
      this.look();
    });
    return true;
  }
}

customElements.define('talaria-transcript', TranscriptElement);
