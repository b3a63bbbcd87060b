import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Clock, duration, fullTime, machineTime, messageTime } from './age';
import { copyButton, linkTo } from './copy';
import { icon } from './icons';
import { LightElement } from './light-element';
import './markdown';
import './tip';
import { toolCard } from './tool-rows';
import './whole-text';
import type { AnswerEntry, Part, ToolCall } from './words';
import { picture } from './zoom';

type Group = { tools: ToolCall[]; id: number } | Exclude<Part, { type: 'tool' }>;

/** All that the agent did about one prompt. */
export class AnswerElement extends LightElement {
  static override filled = 'entry';
  static override properties = { entry: { attribute: false }, entryJson: { attribute: false }, open: { state: true }, wholes: { state: true } };

  declare entry: AnswerEntry | null;
  declare entryJson: string;
  /** Which tools and thoughts the reader has opened. */
  private declare open: ReadonlySet<string>;
  private declare wholes: ReadonlyMap<number, string>;

  constructor() {
    super();
    this.entry = null;
    this.open = new Set();
    this.wholes = new Map();
    new Clock(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const entry = this.entry;
    if (!entry) return nothing;
    return html`<article class="answer" aria-label="Answer" aria-busy=${entry.running ? 'true' : 'false'}>
      ${groups(entry.parts).map((group) => this.group(group, entry))}
      ${entry.running ? html`<div class="working"><i class="dot work"></i> working</div>` : nothing}
      ${entry.failure ? html`<div class="card err" role="note"><div><b>The turn failed.</b> <span>${entry.failure}</span></div></div>` : nothing}
      ${entry.unfinished && !entry.running && !entry.failure ? html`<p class="note">This turn has not been finished.</p>` : nothing}
      <div class="acts">
        ${copyButton('copy', 'Copy text', () => this.plainText(), 'Text copied')}
        ${copyButton('link', 'Copy link to this message', () => linkTo(entry.id), 'Link copied')}
        <time datetime=${machineTime(entry.endedAt)} data-tip=${fullTime(entry.endedAt)}>${messageTime(entry.endedAt, Date.now())}</time>
      </div>
    </article>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('entry') && this.entry) this.id = `m${this.entry.id}`;
  }

  private group(group: Group, entry: AnswerEntry): TemplateResult | typeof nothing {
    // the first part has the id of the entry itself, which the element already carries
    const anchor = group.id === entry.id ? nothing : `m${group.id}`;
    if ('tools' in group) {
      return html`<div id=${anchor}>${toolCard(group.tools, entry.running, this.open, (id) => this.toggle(id))}</div>`;
    }
    switch (group.type) {
      case 'text': return html`<div id=${anchor}>${this.text(group)}</div>`;
      case 'reasoning': return html`<div id=${anchor}>${this.thought(group, entry)}</div>`;
      case 'picture': return html`<div id=${anchor}>${picture(group.picture)}</div>`;
    }
  }

  private text(part: Extract<Part, { type: 'text' }>): TemplateResult {
    return html`<talaria-markdown .text=${this.wholes.get(part.id) ?? part.markdown}></talaria-markdown>
      ${part.shortened && part.whole
        ? html`<talaria-whole-text .path=${part.whole} @whole=${(event: CustomEvent<{ text: string }>) => {
            this.wholes = new Map(this.wholes).set(part.id, event.detail.text);
          }}></talaria-whole-text>`
        : nothing}`;
  }

  private thought(part: Extract<Part, { type: 'reasoning' }>, entry: AnswerEntry): TemplateResult | typeof nothing {
    if (!part.text.trim()) return nothing;
    const key = `thought-${part.id}`;
    const thinks = entry.running && entry.parts[entry.parts.length - 1] === part;
    const open = this.open.has(key) !== thinks;
    const label = thinks ? 'Thinking' : part.millis === null || part.millis === undefined ? 'Thought' : `Thought for ${duration(part.millis)}`;
    return html`<div class="think">
      <button type="button" class="think-toggle" aria-expanded=${open ? 'true' : 'false'} @click=${() => this.toggle(key)}
        ><span class="caret">${icon('caret')}</span>${label}</button>
      ${open ? html`<div class="think-text" dir="auto" tabindex="0" role="group" aria-label="Reasoning">${part.text.trim()}</div>` : nothing}
    </div>`;
  }

  private toggle(key: string): void {
    const open = new Set(this.open);
    if (!open.delete(key)) open.add(key);
    this.open = open;
  }

  private plainText(): string {
    const texts = (this.entry?.parts ?? []).flatMap((part) => (part.type === 'text' ? [this.wholes.get(part.id) ?? part.markdown] : []));
    return texts.join('\n\n');
  }
}

/** Tools that follow one another share a card. */
function groups(parts: Part[]): Group[] {
  const found: Group[] = [];
  for (const part of parts) {
    const last = found[found.length - 1];
    if (part.type !== 'tool') found.push(part);
    else if (last && 'tools' in last) last.tools.push(part.call);
    else found.push({ tools: [part.call], id: part.id });
  }
  return found;
}

customElements.define('talaria-answer', AnswerElement);
