import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { namedAvatar } from './avatar';
import type { ComposerElement } from './composer';
import type { Queue, QueuedRow } from './composer-words';
import { grow, isComposing } from './growing-area';
import { icon } from './icons';
import { LightElement } from './light-element';

const places = ['next', '2nd', '3rd'];

/** What waits for its turn, above the composer. */
export class QueueElement extends LightElement {
  static override filled = 'queue';
  static override properties = { queue: { attribute: false }, queueJson: { attribute: false }, edited: { state: true } };

  declare queue: Queue | null;
  declare queueJson: string;
  /** The prompt that is being changed in its place. */
  private declare edited: number;
  /** What it said before, and whose it is. */
  private origin = { text: '', place: '' };

  constructor() {
    super();
    this.queue = null;
    this.edited = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.edited || !changed.has('queueJson')) return;
    const queue = this.queue;
    if (queue?.place !== this.origin.place) this.keepBefore();
    else if (!queue.mayChange || !queue.rows.some((row) => row.id === this.edited && !row.sending)) this.leftMeanwhile();
  }

  /** Another session is shown: what was being changed is kept there. */
  private keepBefore(): void {
    const id = this.edited;
    const text = this.typed();
    this.edited = 0;
    if (text.trim() && text !== this.origin.text) this.tell('queue-edit', { id, text, place: this.origin.place });
  }

  /** It is on its way, or somebody took it out: what was typed here is not lost with it. */
  private leftMeanwhile(): void {
    const text = this.typed();
    const typing = this.contains(document.activeElement);
    this.edited = 0;
    if (text.trim() && text !== this.origin.text) this.composer?.giveBack(text);
    else if (typing) this.leave();
  }

  private typed(): string {
    return this.querySelector<HTMLTextAreaElement>('#queued-editor')?.value ?? '';
  }

  private get composer(): ComposerElement | null {
    return this.parentElement?.querySelector<ComposerElement>('talaria-composer') ?? null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const queue = this.queue;
    if (!queue || queue.rows.length === 0) return nothing;
    return html`${queue.paused
        ? html`<div class="queue-paused" role="status"><span>The queue waits, since the turn was stopped.</span>
            ${queue.mayChange ? html`<button type="button" class="btn" @click=${() => this.tell('queue-resume')}>Resume</button>` : nothing}</div>`
        : nothing}
      <ol class="queue" aria-label="Waiting prompts">
        ${repeat(queue.rows, (row) => row.id, (row, index) => this.row(row, index, queue.mayChange))}
      </ol>`;
  }

  private row(row: QueuedRow, index: number, mayChange: boolean): TemplateResult {
    const place = row.sending ? 'sending…' : (places[index] ?? `${index + 1}th`);
    return html`<li class="queued ${row.remark ? 'stuck' : ''}">
      ${namedAvatar(row.author)}
      ${this.edited === row.id ? this.editor(row) : html`<div class="queued-text"><p dir="auto">${row.text}</p>
        ${row.files.length > 0 ? html`<p class="note">${icon('file')} ${row.files.join(', ')}</p>` : nothing}
        ${row.remark ? html`<p class="queued-remark">${row.remark}</p>` : nothing}</div>
      <span class="queued-place">${place}</span>
      ${row.sending || !mayChange ? nothing : html`<span class="queued-acts">
        <button type="button" class="text-button" aria-label="Edit the prompt that is ${place}" @click=${() => this.edit(row)}>edit</button>
        <button type="button" class="text-button" aria-label="Send the prompt that is ${place} now" data-tip="Stops the running turn and sends this one (the next: Ctrl+Shift+K)"
          @click=${() => this.tell('queue-now', { id: row.id })}>send now</button>
        <button type="button" class="icon-button" aria-label="Delete the prompt that is ${place}" @click=${() => this.tell('queue-remove', { id: row.id })}>${icon('close')}</button>
      </span>`}`}
    </li>`;
  }

  private editor(row: QueuedRow): TemplateResult {
    return html`<div class="queued-editor">
      <label class="sr-only" for="queued-editor">Waiting prompt</label>
      <textarea id="queued-editor" rows="1" aria-describedby="queued-hint" .value=${this.origin.text}
        @input=${(event: Event) => grow(event.target as HTMLTextAreaElement)} @keydown=${(event: KeyboardEvent) => this.onKey(event, row)}></textarea>
      <p id="queued-hint" class="sr-only">Enter keeps the change, Escape drops it.</p>
      <div class="flex"><button type="button" class="btn primary" @click=${() => this.save(row)}>Save</button>
        <button type="button" class="btn" @click=${() => this.leave()}>Cancel</button></div>
    </div>`;
  }

  /** Begins to change what waits last; false where there is nothing to change. */
  editNewest(): boolean {
    const row = this.changeable().at(-1);
    if (row) this.edit(row);
    return row !== undefined;
  }

  /** Sends what waits first, before the running turn is over. */
  sendNext(): boolean {
    const row = this.changeable()[0];
    if (row) this.tell('queue-now', { id: row.id });
    return row !== undefined;
  }

  private changeable(): QueuedRow[] {
    return this.queue?.mayChange ? this.queue.rows.filter((row) => !row.sending) : [];
  }

  private edit(row: QueuedRow): void {
    this.edited = row.id;
    this.origin = { text: row.text, place: this.queue?.place ?? '' };
    void this.updateComplete.then(() => {
      const area = this.querySelector<HTMLTextAreaElement>('#queued-editor');
      if (!area) return;
      grow(area);
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    });
  }

  private onKey(event: KeyboardEvent, row: QueuedRow): void {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.leave();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.save(row);
    }
  }

  private leave(): void {
    this.edited = 0;
    this.parentElement?.querySelector<HTMLElement>('#composer-text')?.focus({ preventScroll: true });
  }

  private save(row: QueuedRow): void {
    const text = this.typed();
    this.leave();
    if (!text.trim() && row.files.length === 0) this.tell('queue-remove', { id: row.id });
    else if (text !== row.text) this.tell('queue-edit', { id: row.id, text, place: this.origin.place });
  }
}

customElements.define('talaria-queue', QueueElement);
