import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { fullTime } from './age';
import { icon } from './icons';
import { LightElement } from './light-element';
import './markdown';
import type { BoundaryEntry, NoticeEntry, SummaryEntry } from './words';

/** An entry that neither a person nor the agent wrote. */
class EntryElement<E extends { id: number }> extends LightElement {
  static override filled = 'entry';
  static override properties: PropertyDeclarations = { entry: { attribute: false }, entryJson: { attribute: false } };

  declare entry: E | null;
  declare entryJson: string;

  constructor() {
    super();
    this.entry = null;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('entry') && this.entry) this.id = `m${this.entry.id}`;
  }
}

/** A switched model, a steered turn, what a slash command said. */
export class NoticeElement extends EntryElement<NoticeEntry> {
  protected override render(): TemplateResult | typeof nothing {
    const entry = this.entry;
    if (!entry) return nothing;
    return html`<div class="notice" data-tip=${fullTime(entry.at)}>
      <span class="notice-kind">${entry.kind.replace(/[_-]+/g, ' ')}</span><span class="notice-text" dir="auto">${entry.text}</span>
    </div>`;
  }
}

/** What stands for messages that were compacted away. */
export class SummaryElement extends EntryElement<SummaryEntry> {
  static override properties = { ...EntryElement.properties, open: { state: true } };

  private declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const entry = this.entry;
    if (!entry) return nothing;
    return html`<div class="summary">
      <button type="button" class="think-toggle" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => (this.open = !this.open)}
        ><span class="caret">${icon('caret')}</span>Earlier part of this conversation was summarised</button>
      ${this.open ? html`<div class="summary-text"><talaria-markdown .text=${entry.text}></talaria-markdown></div>` : nothing}
    </div>`;
  }
}

/** Where the conversation went on in a new segment. */
export class BoundaryElement extends EntryElement<BoundaryEntry> {
  protected override render(): TemplateResult | typeof nothing {
    return this.entry ? html`<div class="boundary" data-tip=${fullTime(this.entry.at)}><span>continued after compression</span></div>` : nothing;
  }
}

customElements.define('talaria-notice', NoticeElement);
customElements.define('talaria-summary', SummaryElement);
customElements.define('talaria-boundary', BoundaryElement);
