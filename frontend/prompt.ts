import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { avatar } from './initials';
import { Clock, fullTime, machineTime, messageTime } from './age';
import { copyButton, linkTo } from './copy';
import { LightElement } from './light-element';
import './tip';
import { icon } from './icons';
import { fetchText } from './whole-text';
import type { PromptEntry } from './words';
import { picture } from './zoom';

/** From here on a prompt is folded, unless somebody wants all of it. */
const longLines = 14;
const longText = 1400;
/** What the server calls a picture that it cannot show. */
const unkept = "a picture that can't be shown";

/** One with a blank in it is in quotes. */
const reference = String.raw`@(?:file|folder|image):(?:\`[^\`\n]+\`|"[^"\n]+"|'[^'\n]+'|\S+)`;
/** Files that go before a text stand above it already. */
const filesBefore = new RegExp(`^(?:${reference}\\s+)+(?=\\S)|^(?:${reference}\\s*)+$`);

/** What a person sent. */
export class PromptElement extends LightElement {
  static override filled = 'entry';
  static override properties = { entry: { attribute: false }, entryJson: { attribute: false }, unfolded: { state: true }, full: { state: true }, draft: { state: true }, busy: { state: true }, refusal: { state: true } };

  declare entry: PromptEntry | null;
  declare entryJson: string;
  private declare unfolded: boolean;
  /** The whole of a shortened text, once it was fetched. */
  private declare full: string | null;
  /** What is to be sent instead, while somebody edits it. */
  private declare draft: string | null;
  private declare busy: boolean;
  private declare refusal: string;

  constructor() {
    super();
    this.entry = null;
    this.unfolded = false;
    this.full = null;
    this.draft = null;
    this.busy = false;
    this.refusal = '';
    new Clock(this);
  }

  /** Sends the same once more, in place of what came of it; what would not go along is said first. */
  async again(): Promise<void> {
    if (this.lost() > 0) return this.edit();
    const text = await this.whole();
    if (text !== null) this.resend(text);
  }

  /** What was to be sent instead was not taken. */
  refused(words: string): void {
    this.busy = false;
    this.refusal = words;
  }

  /** How many of its pictures no file holds. */
  private lost(): number {
    const entry = this.entry;
    if (!entry) return 0;
    const gone = this.querySelectorAll('.pictures .broken').length;
    return gone + entry.pictures.filter((each) => !each.path).length + entry.attachments.filter((name) => name === unkept).length;
  }

  private consequence(): string {
    const lost = this.lost();
    const kept = (this.entry?.pictures.length ?? 0) > 0 ? ' Its pictures go along again.' : '';
    const gone = lost === 1 ? ' A picture of it is not kept and does not go along again.' : ` ${lost} pictures of it are not kept and do not go along again.`;
    return `What came after it is taken back.${lost > 0 ? gone : kept}`;
  }

  private async whole(): Promise<string | null> {
    const entry = this.entry;
    if (!entry) return null;
    if (!entry.whole || this.full !== null) return this.full ?? entry.text;
    try {
      const { text, cut } = await fetchText(entry.whole);
      if (!cut) return text;
      this.refusal = 'This prompt is too long to be sent from here again.';
    } catch {
      this.refusal = 'The whole prompt could not be read.';
    }
    return null;
  }

  private resend(text: string): void {
    this.busy = true;
    this.refusal = '';
    this.dispatchEvent(new CustomEvent('resend', { bubbles: true, detail: { id: this.entry?.id ?? 0, text } }));
  }

  private async edit(): Promise<void> {
    const text = await this.whole();
    if (text === null) return;
    this.draft = text;
    await this.updateComplete;
    const field = this.querySelector('textarea');
    if (!field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  private cancel(): void {
    this.draft = null;
    this.refusal = '';
    this.busy = false;
  }

  private onEditKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.sendDraft();
    }
  }

  private sendDraft(): void {
    const text = this.draft?.trim() ?? '';
    if (text && !this.busy) this.resend(text);
  }

  protected override render(): TemplateResult | typeof nothing {
    const entry = this.entry;
    if (!entry) return nothing;
    const text = this.full ?? entry.text;
    const said = entry.attachments.length > 0 ? text.replace(filesBefore, '') : text;
    const typed = this.unfolded ? null : entry.said;
    const long = entry.said !== null || text.length > longText || text.split('\n', longLines + 1).length > longLines;
    return html`<article class="prompt" aria-label="Prompt${entry.author ? ` by ${entry.author}` : ''}">
      <div class="who">${entry.author ? html`<bdi>${entry.author}</bdi> · ` : nothing}<time datetime=${machineTime(entry.at)} data-tip=${fullTime(entry.at)}
        >${messageTime(entry.at, Date.now())}</time>${entry.author ? avatar(entry.author) : nothing}</div>
      ${entry.attachments.length > 0
        ? html`<ul class="attachments" aria-label="Attachments">${entry.attachments.map((name) => html`<li class="chip" data-tip=${name}>${icon('file')}<bdi>${nameOf(name)}</bdi></li>`)}</ul>`
        : nothing}
      ${entry.pictures.length > 0 ? html`<div class="pictures">${entry.pictures.map(picture)}</div>` : nothing}
      ${this.draft !== null ? this.editor(this.draft) : nothing}
      ${said && this.draft === null
        ? html`<div class="user">
            <div class="user-text ${long && !this.unfolded && typed === null ? 'folded' : ''}" dir="auto">${typed ?? withFences(said)}</div>
            ${long
              ? html`<button type="button" class="text-button" aria-expanded=${this.unfolded ? 'true' : 'false'}
                  @click=${() => (this.unfolded = !this.unfolded)}>${this.unfolded ? 'Show less' : 'Show all'}</button>`
              : nothing}
            ${entry.whole && this.unfolded
              ? html`<talaria-whole-text .path=${entry.whole} @whole=${(event: CustomEvent<{ text: string }>) => {
                  this.full = event.detail.text;
                }}></talaria-whole-text>`
              : nothing}
          </div>`
        : nothing}
      <div class="acts">
        ${copyButton('copy', 'Copy text', () => typed ?? text, 'Text copied')}
        ${entry.id ? copyButton('link', 'Copy link to this message', () => linkTo(entry.id), 'Link copied') : nothing}
        ${entry.id && entry.text
          ? html`<button type="button" class="act talk" aria-label="Edit and send again" data-tip="Edit and send again" @click=${() => void this.edit()}>${icon('edit')}</button>`
          : nothing}
      </div>
      ${this.refusal ? html`<p class="note bad" role="alert">${this.refusal}</p>` : nothing}
    </article>`;
  }

  private editor(draft: string): TemplateResult {
    return html`<div class="edit-box">
      <textarea rows=${Math.min(14, Math.max(2, draft.split('\n').length + 1))} dir="auto" aria-label="The prompt" .value=${draft} ?disabled=${this.busy}
        @input=${(event: Event) => (this.draft = (event.target as HTMLTextAreaElement).value)} @keydown=${(event: KeyboardEvent) => this.onEditKey(event)}></textarea>
      <div class="flex">
        <span class="note grow">${this.consequence()}</span>
        <button type="button" class="btn" @click=${() => this.cancel()}>Cancel</button>
        <button type="button" class="btn primary" data-tip="Ctrl Enter" ?disabled=${this.busy || !draft.trim()} @click=${() => this.sendDraft()}>Send</button>
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('entry') && this.entry?.id) this.id = `m${this.entry.id}`;
  }
}

function nameOf(path: string): string {
  return path.replace(/\/+$/, '').split('/').pop() || path;
}

/** A prompt is plain text; only its fenced code looks like code. */
function withFences(text: string): (string | TemplateResult)[] {
  return text.split(/^```[^\n]*\n([\s\S]*?)(?:^```[ \t]*$\n?|$(?![\s\S]))/m).map((piece, index) =>
    index % 2 === 1 ? html`<pre tabindex="0" role="group" aria-label="Code">${piece}</pre>` : piece,
  );
}

customElements.define('talaria-prompt', PromptElement);
