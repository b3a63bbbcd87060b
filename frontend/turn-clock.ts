import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement } from './light-element';

/** Counts up from a moment of the server's; the browser's own clock may be wrong, so only the difference of two moments is used. */
export class TurnClockElement extends LightElement {
  static override properties = { since: { type: Number }, now: { type: Number }, label: {}, form: {} };

  /** When it began and what time it was then, both at the server; 0 for nothing to count. */
  declare since: number;
  declare now: number;
  declare label: string;
  /** `clock` for 01:12, `seconds` for 1.4 s. */
  declare form: string;
  private offset = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.since = 0;
    this.now = 0;
    this.label = '';
    this.form = 'clock';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.since && this.requestUpdate(), this.form === 'seconds' ? 100 : 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('now') || changed.has('since')) this.offset = Date.now() - (this.now || Date.now());
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.since) return nothing;
    const millis = Math.max(0, Date.now() - this.offset - this.since);
    return html`<span role="timer" aria-live="off">${this.label}${this.form === 'seconds' ? `${(millis / 1000).toFixed(1)} s` : clockText(millis)}</span>`;
  }
}

function clockText(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

customElements.define('talaria-turn-clock', TurnClockElement);
