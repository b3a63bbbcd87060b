import { html, nothing, type TemplateResult } from 'lit';
import { LightElement } from './light-element';

/** Offers to take something back, and says how long that is possible. Ctrl+Z takes back what was done last. */
export class UndoElement extends LightElement {
  static override properties = { seconds: { attribute: false }, left: { state: true } };

  /** How long there is to decide; 0 where nothing waits for it. */
  declare seconds: number;
  private declare left: number;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private ends = 0;

  constructor() {
    super();
    this.seconds = 0;
    this.left = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    open.push(this);
    this.ticking ??= setInterval(() => this.tick(), 250);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    open.splice(open.indexOf(this), 1);
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  private tick(): void {
    if (!this.seconds) return;
    this.ends ||= Date.now() + this.seconds * 1000;
    this.left = Math.max(0, Math.ceil((this.ends - Date.now()) / 1000));
  }

  protected override render(): TemplateResult {
    const left = this.left || this.seconds;
    // said once: a voice that counts down helps nobody
    return html`<button type="button" class="undo" aria-label=${this.seconds ? `Undo, within ${this.seconds} seconds` : 'Undo'}
      aria-keyshortcuts="Control+Z" @click=${() => this.undo()}><u>Undo</u>${this.seconds ? html`<span class="left">${left} s</span>` : nothing}</button>`;
  }

  undo(): void {
    this.tell('undo');
  }
}

const open: UndoElement[] = [];

function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => node instanceof HTMLElement && (node.isContentEditable || node.matches('input, textarea, select')));
}

document.addEventListener('keydown', (event) => {
  const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
  const newest = open[open.length - 1];
  if (!undo || !newest || event.defaultPrevented || isTyping(event)) return;
  event.preventDefault();
  newest.undo();
});

customElements.define('talaria-undo', UndoElement);
