import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Clock, fullTime, machineTime, messageTime, Seconds } from './age';
import { copyButton, linkTo } from './copy';
import { helperCard, helps } from './helpers';
import { icon } from './icons';
import { LightElement } from './light-element';
import './markdown';
import type { PromptElement } from './prompt';
import { entryOf, RunningTurn, runs } from './running-turn';
import { thoughtBox, ThoughtScroll } from './thought';
import './tip';
import { shownAtOnce, toolCard } from './tool-rows';
import { turnEnd } from './turn-end';
import './whole-text';
import type { AnswerEntry, Part, ToolCall } from './words';
import { picture } from './zoom';

type Group = { tools: ToolCall[]; id: number } | Exclude<Part, { type: 'tool' }>;

/**
 * All that the agent did about one prompt: as the file has it, or while it happens. A live turn comes once as a whole (`turnJson`); what
 * is new in it comes by calls that carry only that. When the file has it, it becomes an entry (`entryJson`), in the same element.
 */
export class AnswerElement extends LightElement {
  static override filled = 'entry';
  static override properties = {
    entry: { attribute: false },
    entryJson: { attribute: false },
    turnJson: { attribute: false },
    alternativesJson: { attribute: false },
    branching: { attribute: false },
    chosen: { state: true },
    wholes: { state: true },
    other: { state: true },
  };

  declare entry: AnswerEntry | null;
  declare entryJson: string;
  declare turnJson: string;
  declare alternativesJson: string;
  /** Whether a branch of this conversation is being made. */
  declare branching: boolean;
  /** What the reader has opened or closed by hand: tools and thoughts. */
  private declare chosen: ReadonlyMap<string, boolean>;
  private declare wholes: ReadonlyMap<number, string>;
  /** Which of the earlier answers is looked at instead. */
  private declare other: number | null;

  private alternatives: AnswerEntry[] = [];
  private readonly seconds = new Seconds(this);
  private readonly turn = new RunningTurn(() => this.turnJson, (begun) => this.seconds.set(begun.now));
  private readonly thoughtScroll = new ThoughtScroll();

  constructor() {
    super();
    this.entry = null;
    this.branching = false;
    this.chosen = new Map();
    this.wholes = new Map();
    this.other = null;
    new Clock(this);
  }

  /** More text at the end of a part. */
  grow(index: number, text: string): void {
    this.turn.grow(index, text);
    this.requestUpdate();
  }

  put(index: number, json: string): void {
    this.turn.put(index, json);
    this.requestUpdate();
  }

  cut(length: number): void {
    this.turn.cut(length);
    this.requestUpdate();
  }

  helpers(json: string): void {
    this.turn.help(json);
    this.requestUpdate();
  }

  head(json: string): void {
    const over = this.turn.head(json);
    this.requestUpdate();
    if (over) this.ended();
  }

  private ended(): void {
    void this.updateComplete.then(() => this.dispatchEvent(new CustomEvent('answered', { bubbles: true })));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('turnJson')) this.turn.take();
    // what the file has is the same turn, finished
    if (changed.has('entryJson') && this.entryJson) this.turn.drop(this.entry?.helpers ?? []);
    if (changed.has('alternativesJson') && this.alternativesJson) this.alternatives = JSON.parse(this.alternativesJson) as AnswerEntry[];
    if (this.other !== null && this.other >= this.alternatives.length) this.other = null;
    this.seconds.count((this.turn.now !== null && runs(this.turn.now.head)) || this.turn.helpers.some(helps));
  }

  protected override render(): TemplateResult | typeof nothing {
    const turn = this.turn.now;
    const own = turn ? entryOf(turn) : this.entry;
    const entry = this.other === null ? own : (this.alternatives[this.other] ?? own);
    if (!entry) return nothing;
    const isOwn = entry === own;
    let thoughts = 0;
    const all = groups(entry.parts);
    const helpers = isOwn && this.turn.helpers.length > 0 ? helperCard(this.turn.helpers, this.seconds.now) : nothing;
    const sender = all.findLastIndex((group) => 'tools' in group && group.tools.some((call) => call.kind === 'delegate'));
    return html`<article class="answer" aria-label="Answer" aria-busy=${entry.running ? 'true' : 'false'}>
      ${all.map((group, index) => html`${this.group(group, entry, 'type' in group && group.type === 'reasoning' ? thoughts++ : 0)}${
        index === sender ? helpers : nothing}`)}
      ${sender < 0 ? helpers : nothing}
      ${isOwn && turn ? turnEnd(turn, this.seconds.now, (type) => this.ask(type)) : nothing}
      ${!turn && entry.running ? html`<div class="working"><i class="dot work"></i> working</div>` : nothing}
      ${entry.failure
        ? html`<div class="card err" role="note"><div><b>The turn failed.</b> <span>${entry.failure}</span></div>
            ${entry.id && isOwn && !entry.running ? html`<div class="flex talk last"><button type="button" class="btn primary" @click=${() => void this.regenerate()}>Retry</button></div>` : nothing}
          </div>`
        : nothing}
      ${!turn && entry.unfinished && !entry.running && !entry.failure ? html`<p class="note">This turn has not been finished.</p>` : nothing}
      ${this.alternatives.length > 0 ? this.choice() : nothing}
      ${entry.running ? nothing : this.acts(entry, isOwn)}
    </article>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('entry') && this.entry?.id) this.id = `m${this.entry.id}`;
    this.thoughtScroll.drawn(this);
  }

  private acts(entry: AnswerEntry, isOwn: boolean): TemplateResult {
    return html`<div class="acts">
      ${copyButton('copy', 'Copy text', () => this.plainText(entry), 'Text copied')}
      ${entry.id && isOwn ? copyButton('link', 'Copy link to this message', () => linkTo(entry.id), 'Link copied') : nothing}
      ${entry.id && isOwn ? this.act('again', 'Answer again', () => void this.regenerate(), 'last') : nothing}
      ${entry.id && isOwn ? this.branch(entry.lastId || entry.id) : nothing}
      <time datetime=${machineTime(entry.endedAt)} data-tip=${fullTime(entry.endedAt)}>${messageTime(entry.endedAt, Date.now())}</time>
    </div>`;
  }

  /**
   * @param press nothing while it cannot be done; it keeps the focus of who has pressed it
   * @param where of the conversation it is offered: only at its `last` answer, or `here`, at any that is remembered
   */
  private act(name: string, label: string, press: (() => void) | null, where: 'last' | 'here'): TemplateResult {
    return html`<button type="button" class="act talk ${where}" aria-label=${label} data-tip=${label} aria-disabled=${press ? nothing : 'true'} @click=${press}>${icon(name)}</button>`;
  }

  /** @param last the last row that goes along */
  private branch(last: number): TemplateResult {
    return this.branching
      ? this.act('branch', 'A branch is being made', null, 'here')
      : this.act('branch', 'Branch from here: go on in a new session', () => this.ask('branch', { id: last }), 'here');
  }

  /** Earlier answers to the same prompt stay readable here. */
  private choice(): TemplateResult {
    const all = this.alternatives.length + 1;
    const at = this.other ?? all - 1;
    const go = (to: number) => (this.other = to === all - 1 ? null : to);
    return html`<div class="choice" role="group" aria-label="Answers to this prompt">
      <button type="button" class="act" aria-label="The answer before" ?disabled=${at === 0} @click=${() => go(at - 1)}><span class="back">${icon('caret')}</span></button>
      <span>${at + 1} / ${all}</span>
      <button type="button" class="act" aria-label="The answer after" ?disabled=${at === all - 1} @click=${() => go(at + 1)}>${icon('caret')}</button>
    </div>`;
  }

  /** Sends the prompt of this answer again. */
  private async regenerate(): Promise<void> {
    let before = this.previousElementSibling;
    while (before && before.localName !== 'talaria-prompt') before = before.previousElementSibling;
    if (before) await (before as PromptElement).again();
  }

  private ask(type: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  private group(group: Group, entry: AnswerEntry, ordinal: number): TemplateResult | typeof nothing {
    // the first part has the id of the entry itself, which the element already carries
    const anchor = group.id === 0 || group.id === entry.id ? nothing : `m${group.id}`;
    if ('tools' in group) {
      return html`<div id=${anchor}>${toolCard(group.tools, entry.running, this.seconds.now, (call) => this.chosen.get(call.id) ?? shownAtOnce(call),
        (call) => this.toggle(call.id, shownAtOnce(call)))}</div>`;
    }
    switch (group.type) {
      case 'text': return html`<div id=${anchor}>${this.text(group, entry)}</div>`;
      case 'reasoning': return html`<div id=${anchor}>${this.thought(group, entry, `thought-${ordinal}`)}</div>`;
      case 'picture': return html`<div id=${anchor}>${picture(group.picture)}</div>`;
    }
  }

  private text(part: Extract<Part, { type: 'text' }>, entry: AnswerEntry): TemplateResult {
    const grows = entry.running && entry.parts[entry.parts.length - 1] === part;
    return html`<talaria-markdown .text=${this.wholes.get(part.id) ?? part.markdown} .growing=${grows}></talaria-markdown>
      ${part.shortened && part.whole
        ? html`<talaria-whole-text .path=${part.whole} @whole=${(event: CustomEvent<{ text: string }>) => {
            this.wholes = new Map(this.wholes).set(part.id, event.detail.text);
          }}></talaria-whole-text>`
        : nothing}`;
  }

  private thought(part: Extract<Part, { type: 'reasoning' }>, entry: AnswerEntry, key: string): TemplateResult | typeof nothing {
    if (!part.text.trim()) return nothing;
    const millis = part.millis ?? null;
    const thinks = entry.running && millis === null && entry.parts[entry.parts.length - 1] === part;
    const since = this.turn.now?.parts.find((live) => live.part === part)?.since ?? null;
    return thoughtBox({ text: part.text, millis, thinks, since }, this.chosen.get(key) ?? thinks, this.seconds.now, this.thoughtScroll,
      () => this.toggle(key, thinks));
  }

  private toggle(key: string, otherwise: boolean): void {
    this.chosen = new Map(this.chosen).set(key, !(this.chosen.get(key) ?? otherwise));
  }

  private plainText(entry: AnswerEntry): string {
    const texts = entry.parts.flatMap((part) => (part.type === 'text' ? [this.wholes.get(part.id) ?? part.markdown] : []));
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
