import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Clock, fullTime, machineTime, messageTime } from './age';
import { copyButton, linkTo } from './copy';
import { LightElement } from './light-element';
import './tip';
import './whole-text';
import type { PromptEntry } from './words';
import { picture } from './zoom';

/** From here on a prompt is folded, unless somebody wants all of it. */
const longLines = 14;
const longText = 1400;

/** What a person sent. */
export class PromptElement extends LightElement {
  static override filled = 'entry';
  static override properties = { entry: { attribute: false }, entryJson: { attribute: false }, unfolded: { state: true }, full: { state: true } };

  declare entry: PromptEntry | null;
  declare entryJson: string;
  private declare unfolded: boolean;
  /** The whole of a shortened text, once it was fetched. */
  private declare full: string | null;

  constructor() {
    super();
    this.entry = null;
    this.unfolded = false;
    this.full = null;
    new Clock(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const entry = this.entry;
    if (!entry) return nothing;
    const text = this.full ?? entry.text;
    const long = text.length > longText || text.split('\n', longLines + 1).length > longLines;
    return html`<article class="prompt" aria-label="Prompt${entry.author ? ` by ${entry.author}` : ''}">
      <div class="who">${entry.author ? html`${entry.author} · ` : nothing}<time datetime=${machineTime(entry.at)} data-tip=${fullTime(entry.at)}
        >${messageTime(entry.at, Date.now())}</time></div>
      ${entry.attachments.length > 0
        ? html`<ul class="attachments" aria-label="Attachments">${entry.attachments.map((name) => html`<li class="chip">${name}</li>`)}</ul>`
        : nothing}
      ${entry.pictures.length > 0 ? html`<div class="pictures">${entry.pictures.map(picture)}</div>` : nothing}
      ${entry.text
        ? html`<div class="user">
            <div class="user-text ${long && !this.unfolded ? 'folded' : ''}" dir="auto">${withFences(text)}</div>
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
        ${copyButton('copy', 'Copy text', () => text, 'Text copied')}
        ${copyButton('link', 'Copy link to this message', () => linkTo(entry.id), 'Link copied')}
      </div>
    </article>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('entry') && this.entry) this.id = `m${this.entry.id}`;
  }
}

/** A prompt is plain text; only its fenced code looks like code. */
function withFences(text: string): (string | TemplateResult)[] {
  return text.split(/^```[^\n]*\n([\s\S]*?)(?:^```[ \t]*$\n?|$(?![\s\S]))/m).map((piece, index) =>
    index % 2 === 1 ? html`<pre tabindex="0" role="group" aria-label="Code">${piece}</pre>` : piece,
  );
}

customElements.define('talaria-prompt', PromptElement);
