import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Completing, completionList, toComplete } from './completing';
import { begin, insert, keyInCompletions } from './completing-keys';
import { announcements, fileList, toolRow } from './composer-parts';
import type { Completion, ComposerDraft, ComposerKept, ComposerOther, ComposerReply, ComposerState, Completions } from './composer-words';
import { between, DraftKeeper, isOfThisPage, together, type Sent } from './draft-keeper';
import { FileDrop } from './file-drop';
import { entersLines, grow, isComposing } from './growing-area';
import { LightElement } from './light-element';
import type { QueueElement } from './queue';
import { Recall } from './recall';
import './tip';
import { Uploads } from './uploads';

const escapeTwice = 2_000;
const noteStays = 6_000;
const stillOnItsWay: ComposerReply = { number: 0, slip: '', kind: 'refused', words: 'A file is still on its way; send when it has arrived.' };

/** The box that a member types into. It decides nothing: what is typed is told, and what becomes of it comes back as a reply. */
export class ComposerElement extends LightElement {
  static override properties = {
    stateJson: { attribute: false }, replyJson: { attribute: false }, draftJson: { attribute: false }, keptJson: { attribute: false },
    completionsJson: { attribute: false }, promptsJson: { attribute: false }, othersJson: { attribute: false }, upload: {}, files: {},
    sent: { state: true }, notice: { state: true }, beside: { state: true }, restored: { state: true }, stopAsked: { state: true },
  };

  declare stateJson: string;
  declare replyJson: string;
  declare draftJson: string;
  declare keptJson: string;
  declare completionsJson: string;
  declare promptsJson: string;
  declare othersJson: string;
  /** Where files are sent to, and where those that are laid beside the text can be seen. */
  declare upload: string;
  declare files: string;
  /** What was sent, and nobody has said yet what became of it. One thing at a time; typing goes on meanwhile. */
  declare sent: Sent | undefined;
  declare notice: ComposerReply | null;
  /** A prompt that was taken back while something else is being written. */
  declare beside: { words: string; text: string } | null;
  /** Whether what stands there was found, or was emptied after that and can be brought back. */
  declare restored: 'no' | 'found' | 'emptied';
  declare stopAsked: boolean;

  state: ComposerState | null = null;
  readonly uploads = new Uploads(() => this.uploadsChanged(), () => this.tell('composer-laid'));
  readonly completing: Completing = new Completing(
    (request, asked) => this.tell('composer-complete', { request, kind: asked.kind, word: asked.word }), () => this.requestUpdate());
  private readonly drop = new FileDrop(this, (files, folders) => this.take(files, folders));
  private readonly recall = new Recall(() => this.tell('composer-recall'));
  private readonly keeper = new DraftKeeper((place, text, number) => {
    if (place === this.state?.place) {
      this.base = this.text;
      this.told = number;
    }
    this.tell('composer-draft', { place, text, number });
  });
  private stopTimer: ReturnType<typeof setTimeout> | undefined;
  /** What was emptied. */
  private emptied = '';
  /** Whether what was sent still stands in the box: it goes as soon as something else is typed. */
  private stands = false;
  /** What is to be done with what was typed since, as soon as that can be. */
  private next: (() => void) | undefined;
  /** What the server was told, or told, last: what stands there besides is new. */
  private base = '';
  private told = 0;
  /** Whether what stands here was begun in the box before this one. */
  private wentOn = false;
  /** What goes along to a profile that is chosen for it. */
  private carried: { from: string; text: string } | undefined;
  private chosen = false;
  private readonly leave = () => this.keeper.flush();
  private readonly onHidden = () => document.visibilityState === 'hidden' && this.keeper.flush();
  private readonly onChoice = (event: MouseEvent) => {
    this.chosen = event.target instanceof Element && event.target.closest('.profile-choice a') !== null;
  };

  constructor() {
    super();
    this.sent = undefined;
    this.notice = null;
    this.beside = null;
    this.restored = 'no';
    this.stopAsked = false;
  }

  /** What is the member's to send. */
  get text(): string {
    return this.stands ? '' : (this.area?.value ?? '');
  }

  get sending(): boolean {
    return this.sent !== undefined;
  }

  private get area(): HTMLTextAreaElement | null {
    return this.querySelector<HTMLTextAreaElement>('#composer-text');
  }

  private get queue(): QueueElement | null {
    return this.parentElement?.querySelector<QueueElement>('talaria-queue') ?? null;
  }

  /** Whoever begins a session wants to type; a finger's keyboard would hide half of what can be chosen first. */
  expect(): void {
    if (!entersLines()) void this.updateComplete.then(() => this.area?.focus({ preventScroll: true }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.leave);
    window.addEventListener('talaria-handed-over', this.leave, true);
    document.addEventListener('visibilitychange', this.onHidden);
    document.addEventListener('click', this.onChoice);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
    this.uploads.cancelAll();
    window.removeEventListener('pagehide', this.leave);
    window.removeEventListener('talaria-handed-over', this.leave, true);
    document.removeEventListener('visibilitychange', this.onHidden);
    document.removeEventListener('click', this.onChoice);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('stateJson') && this.stateJson) this.takeState(JSON.parse(this.stateJson) as ComposerState);
    if (changed.has('completionsJson') && this.completionsJson) this.completing.take(JSON.parse(this.completionsJson) as Completions);
  }

  private takeState(state: ComposerState): void {
    const before = this.state;
    this.state = state;
    if (!before || before.place === state.place) return;
    const goesAlong = this.chosen && !this.sending && before.first && state.first && (this.text.trim() !== '' || before.files.length > 0);
    this.carried = goesAlong ? { from: before.place, text: this.text } : undefined;
    this.chosen = false;
    this.keeper.flush();
    this.uploads.cancelAll();
    this.recall.forget();
    this.notice = null;
    this.beside = null;
    this.restored = 'no';
    this.sent = undefined;
    this.next = undefined;
    this.told = 0;
    this.wentOn = false;
    this.completing.close();
    this.put('');
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('stateJson') && this.state && !changed.get('stateJson')) this.goOnTyping(this.state.place);
    if (changed.has('draftJson') && this.draftJson) this.takeDraft(JSON.parse(this.draftJson) as ComposerDraft);
    if (changed.has('keptJson') && this.keptJson) this.takeKept(JSON.parse(this.keptJson) as ComposerKept);
    if (changed.has('replyJson') && this.replyJson) this.takeReply(JSON.parse(this.replyJson) as ComposerReply);
    if (changed.has('othersJson') && this.othersJson) (JSON.parse(this.othersJson) as ComposerOther[]).forEach((other) => this.takeOther(other));
    if (changed.has('promptsJson') && this.promptsJson) this.walk(this.recall.take(JSON.parse(this.promptsJson) as string[], this.text));
  }

  protected override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (!state) return nothing;
    const described = ['composer-hint', this.notice?.kind === 'refused' ? 'composer-notice' : ''].filter(Boolean).join(' ');
    return html`${announcements(this, state)}
      <div class="box ${this.drop.over ? 'dropping' : ''}" @focusout=${this.onFocusOut}>
        ${completionList(this.completing, state.awake, state.label, (item) => this.complete(item))}
        ${fileList(this, state)}
        <label class="sr-only" for="composer-text">Prompt to ${state.label}</label>
        <textarea id="composer-text" rows="1" dir="auto" placeholder=${state.placeholder} enterkeyhint=${entersLines() ? 'enter' : 'send'}
          aria-describedby=${described} aria-invalid=${this.notice?.kind === 'refused' ? 'true' : nothing} aria-autocomplete="list" aria-haspopup="listbox"
          aria-controls=${this.completing.open ? 'composer-completions' : nothing}
          aria-activedescendant=${this.completing.open && this.completing.items.length > 0 ? `composer-completion-${this.completing.chosen}` : nothing}
          class=${this.stands ? 'leaving' : ''} @beforeinput=${this.makeRoom} @input=${this.onInput} @keydown=${this.onKey} @paste=${this.drop.onPaste} @click=${() => this.lookForCompletions()}></textarea>
        ${toolRow(this, state)}
        <p id="composer-hint" class="composer-hint ${this.stopAsked ? '' : 'sr-only'}" aria-live="polite">${this.stopAsked
          ? 'Press Esc once more to stop the turn.'
          : 'Enter sends, Shift+Enter begins a new line, the arrow up brings back earlier prompts.'}</p>
      </div>`;
  }

  // ---- what is typed

  /** What was sent goes out of the way of what is typed next. */
  private makeRoom(): void {
    if (this.stands) this.put('');
  }

  private onInput(): void {
    const area = this.area;
    if (!area || !this.state) return;
    grow(area);
    this.next = undefined;
    this.recall.typed();
    if (this.restored === 'found') this.restored = 'no';
    if (this.notice?.kind !== 'said') this.notice = null;
    this.keeper.typed(this.state.place, area.value);
    this.lookForCompletions();
    this.requestUpdate();
  }

  private lookForCompletions(): void {
    const area = this.area;
    if (!area || !this.state) return;
    const caret = area.selectionStart === area.selectionEnd ? area.selectionStart : -1;
    this.completing.look(caret < 0 ? undefined : toComplete(area.value, caret), this.state.awake);
  }

  private onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.contains(event.relatedTarget)) return;
    this.keeper.flush();
    this.completing.close();
  }

  private onKey(event: KeyboardEvent): void {
    if (isComposing(event)) {
      this.makeRoom();
      return;
    }
    if (this.completing.open && this.keyInCompletions(event)) return;
    if (event.key === 'Escape' && this.completing.asked) {
      // a note about completions is open: it goes first, the turn goes on
      event.preventDefault();
      this.completing.close();
      return;
    }
    if (event.key === 'Escape') this.escape(event);
    else if (event.key.toLowerCase() === 'k' && event.shiftKey && (event.ctrlKey || event.metaKey)) this.press(event, () => this.queue?.sendNext());
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.press(event, () => this.steerOrSend());
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !entersLines()) this.press(event, () => this.send());
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.arrow(event);
  }

  private press(event: KeyboardEvent, act: () => void): void {
    event.preventDefault();
    act();
  }

  private keyInCompletions(event: KeyboardEvent): boolean {
    if (!keyInCompletions(event, this.completing, (item) => this.complete(item))) return false;
    void this.updateComplete.then(() => this.querySelector('.completions [aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
    return true;
  }

  private complete(item: Completion): void {
    const area = this.area;
    const asked = this.completing.asked;
    if (!area || !asked) return;
    const open = insert(item, asked, area);
    this.completing.close();
    this.onInput();
    if (!open) this.completing.close();
  }

  private escape(event: KeyboardEvent): void {
    if (!this.state?.busy || this.state.first) return;
    event.preventDefault();
    if (this.stopAsked) {
      this.stop();
      return;
    }
    this.stopAsked = true;
    clearTimeout(this.stopTimer);
    this.stopTimer = setTimeout(() => (this.stopAsked = false), escapeTwice);
  }

  private arrow(event: KeyboardEvent): void {
    const area = this.area;
    if (!area || this.state?.first || !this.recall.leaves(event, area)) return;
    event.preventDefault();
    // what waits is newer than everything that was said
    if (event.key === 'ArrowUp' && area.value === '' && !this.recall.walking && this.queue?.editNewest()) return;
    this.walk(this.recall.step(event.key, area.value));
  }

  private walk(text: string | undefined): void {
    if (text === undefined || !this.state) return;
    this.put(text);
    this.area?.setSelectionRange(text.length, text.length);
    this.keeper.typed(this.state.place, text);
    this.requestUpdate();
  }

  // ---- sending

  send(confirmed = false): void {
    const state = this.state;
    const text = this.text;
    if (!state || (!text.trim() && (this.sending || state.files.length === 0))) return;
    if (this.sending) {
      this.next = () => this.send();
      return;
    }
    if (this.uploads.running.length > 0) {
      this.notice = stillOnItsWay;
      return;
    }
    this.completing.close();
    this.uploads.forgive();
    this.tell('composer-send', { text, confirmed, slip: this.handOver(state.place, text) });
  }

  private handOver(place: string, text: string): string {
    this.sent = this.keeper.handOver(place, text);
    this.stands = true;
    this.next = undefined;
    this.base = '';
    this.notice = null;
    this.restored = 'no';
    return this.sent.slip;
  }

  /** Whether Enter runs what stands there, instead of saying it. */
  get isCommand(): boolean {
    return this.state?.files.length === 0 && /^\/[a-z][\w-]*(\s|$)/i.test(this.text.trim());
  }

  steerOrSend(): void {
    if (!this.state?.busy || this.state.first || this.state.files.length > 0 || this.isCommand) this.send();
    else if (this.text.trim() && this.sending) this.next = () => this.steerOrSend();
    else if (this.text.trim()) {
      const text = this.text;
      this.tell('composer-steer', { text, slip: this.handOver(this.state.place, text) });
    }
  }

  stop(): void {
    this.stopAsked = false;
    this.tell('composer-stop');
  }

  dismiss(): void {
    this.notice = null;
    this.restored = 'no';
    this.area?.focus();
  }

  /** Empties the box of what was found in it. */
  clear(): void {
    if (!this.state) return;
    this.emptied = this.text;
    this.put('');
    this.keeper.typed(this.state.place, '');
    this.keeper.flush();
    this.tell('composer-clear');
    this.restored = 'emptied';
    this.area?.focus();
  }

  bringBack(): void {
    if (!this.state) return;
    const text = together(this.emptied, this.text);
    this.put(text);
    this.keeper.forget(this.state.place);
    this.tell('composer-bring-back', { text });
    this.dismiss();
  }

  /** Takes back a text that could not go where it was meant to, behind what is typed already. */
  giveBack(text: string): void {
    if (!this.state) return;
    this.put(together(this.text, text));
    this.keeper.typed(this.state.place, this.text);
    this.notice = { number: 0, slip: '', kind: 'accepted', words: 'The prompt that you were changing has left meanwhile; your text is here.' };
    this.area?.focus();
  }

  /** A prompt was taken back: whoever writes something else meanwhile loses neither. */
  takeBack(prompt: string, words: string): void {
    const state = this.state;
    if (!state) return;
    if (this.text.trim() || this.sending) {
      this.beside = { words, text: together(prompt, this.beside?.text ?? '') };
      return;
    }
    this.put(prompt);
    this.keeper.typed(state.place, this.text);
    this.recall.forget();
    this.tell('composer-lay-back');
    this.notice = { number: 0, slip: '', kind: 'accepted', words: `${words} Its prompt is here again.` };
    this.area?.focus();
  }

  /** Puts what lies beside the box behind what is typed, or lets it go. */
  settleBeside(add: boolean): void {
    const text = this.beside?.text ?? '';
    this.beside = null;
    if (add && this.state) {
      this.put(together(this.text, text));
      this.keeper.typed(this.state.place, this.text);
    }
    this.tell(add ? 'composer-lay-back' : 'composer-leave-back');
    this.area?.focus();
  }

  private takeReply(reply: ComposerReply): void {
    const sent = this.sent;
    // what came of something else, or is heard of twice; a box that has left the page knows nothing of what goes on
    if ((reply.slip && reply.slip !== sent?.slip) || !this.isConnected) return;
    if (sent && reply.slip) this.settle(sent, reply);
    else if (reply.kind === 'prefill') this.put(together(reply.words, this.sending ? this.text : ''));
    this.restored = reply.kind === 'unsent' ? 'found' : 'no';
    this.notice = isSilent(reply) ? null : reply;
    if (reply.kind === 'accepted' && reply.words) setTimeout(() => this.notice === reply && (this.notice = null), noteStays);
    if (reply.kind === 'settings') document.querySelector<HTMLElement>('.model-chip')?.click();
    const next = this.next;
    this.next = undefined;
    if (reply.kind === 'accepted') next?.();
    // a risk is named: the safe way out is the one that Enter takes
    const wayOn = () => (reply.kind === 'ask' ? this.querySelector<HTMLElement>('.ask .safe') : this.area);
    if (reply.kind !== 'accepted' && reply.kind !== 'settings') void this.updateComplete.then(() => wayOn()?.focus());
  }

  /** What has been typed since stays, behind what comes back or is put before the member. */
  private settle(sent: Sent, reply: ComposerReply): void {
    const since = this.text;
    this.sent = undefined;
    if (isTaken(reply)) {
      this.recall.forget();
      if (this.stands || reply.kind === 'prefill') this.put(together(reply.kind === 'prefill' ? reply.words : '', since));
    } else if (this.stands) this.stands = false;
    else this.put(together(sent.text, since));
    if (!this.state) return;
    this.keeper.settled(this.state.place, sent.slip);
    if (isTaken(reply) && !this.text) return;
    this.keeper.typed(this.state.place, this.text);
    this.keeper.flush();
  }

  private takeKept(kept: ComposerKept): void {
    this.keeper.isSafe(kept.place, kept.number);
  }

  private takeDraft(draft: ComposerDraft): void {
    const state = this.state;
    if (!state || draft.place !== state.place) return;
    const held = this.keeper.left(draft.place);
    const typed = this.text;
    this.base = draft.text;
    // a session that this page has just begun goes on by itself: whoever came back here since begins another
    if (held?.sent && !(state.first && isOfThisPage(held.sent))) {
      if (!typed.startsWith(held.text)) this.put(together(held.text, typed));
      if (!this.text) this.put(held.sent.text);
      this.stands = !held.text && !typed;
      this.sent = held.sent;
      this.tell('composer-ask', held.sent);
      return;
    }
    const kept = held?.text ?? draft.text;
    if (this.carried && !kept.trim() && !typed && state.files.length === 0) {
      this.carry(this.carried);
      return;
    }
    // whoever typed before the draft came loses neither
    if (!typed.startsWith(kept)) this.put(together(kept, typed));
    this.restored = !this.wentOn && (kept.trim() !== '' || state.files.length > 0) ? 'found' : 'no';
    if ((held && !held.sent) || typed) this.keeper.typed(draft.place, this.text);
  }

  /** Whoever typed on while their session began types on in it. */
  private goOnTyping(place: string): void {
    const since = between.arrive(place);
    if (since === undefined) return;
    this.wentOn = true;
    const text = (this.keeper.left(place)?.text ?? '') + since;
    this.put(text);
    if (text) this.keeper.typed(place, text);
    this.expect();
  }

  /** Another window of the member has written here. What is new in this one is not lost for that. */
  private takeOther(other: ComposerOther): void {
    const area = this.area;
    if (!area || !this.state || other.place !== this.state.place || this.stands) return;
    const mine = area.value;
    const news = mine !== this.base || other.seen < this.told;
    const caret = Math.max(0, mine.length - area.selectionEnd);
    if (!news) this.put(other.text);
    else if (!other.text.trim() || mine.includes(other.text)) return;
    else this.put(other.text.includes(mine) ? other.text : together(other.text, mine));
    if (!news) this.base = other.text;
    area.setSelectionRange(area.value.length - caret, area.value.length - caret);
    this.restored = 'no';
    if (area.value !== this.base) this.keeper.typed(other.place, area.value);
  }

  private carry(carried: { from: string; text: string }): void {
    this.carried = undefined;
    this.keeper.forget(carried.from);
    this.put(carried.text);
    this.tell('composer-carry', { text: carried.text });
    if (this.state) this.keeper.typed(this.state.place, carried.text);
  }

  private put(text: string): void {
    const area = this.area;
    if (!area) return;
    area.value = text;
    this.stands = false;
    grow(area);
    this.requestUpdate();
  }

  /** Begins a command or a reference. */
  begin(sign: '/' | '@'): void {
    const area = this.area;
    if (!area) return;
    begin(sign, area);
    this.onInput();
  }

  // ---- files

  private uploadsChanged(): void {
    if (this.uploads.running.length === 0 && this.notice === stillOnItsWay) this.notice = null;
    this.requestUpdate();
  }

  take(files: Iterable<File>, folders: string[] = []): void {
    if (this.state) this.uploads.start(files, folders, this.state, this.upload);
  }
}

/** Whether the text is no longer the member's to send. */
function isTaken(reply: ComposerReply): boolean {
  return reply.kind === 'accepted' || reply.kind === 'said' || reply.kind === 'prefill' || reply.kind === 'settings';
}

/** Whether it shows by itself what became of it. */
function isSilent(reply: ComposerReply): boolean {
  return reply.kind === 'prefill' || reply.kind === 'unsent' || reply.kind === 'settings' || (reply.kind === 'accepted' && !reply.words);
}

customElements.define('talaria-composer', ComposerElement);
