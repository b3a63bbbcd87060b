import { html, nothing, type TemplateResult } from 'lit';
import type { Completion, Completions } from './composer-words';

export interface Asked {
  kind: 'command' | 'reference';
  /** What is being completed. */
  word: string;
  /** Where it begins in the text, and where it ends. */
  from: number;
  to: number;
}

/** What could be completed before the caret: a command at the very beginning, or a reference after a blank. */
export function toComplete(text: string, caret: number): Asked | undefined {
  const before = text.slice(0, caret);
  if (/^\/[^\n/]*$/.test(before)) return { kind: 'command', word: before, from: 0, to: caret };
  const reference = /(?:^|\s)(@\S*)$/.exec(before)?.[1];
  return reference === undefined ? undefined : { kind: 'reference', word: reference, from: caret - reference.length, to: caret };
}

function goesOn(item: Completion, asked: Asked): boolean {
  const text = item.text.toLowerCase();
  const word = asked.word.toLowerCase();
  return asked.kind === 'command' ? text.startsWith(word) : text.includes(word.slice(Math.max(word.lastIndexOf(':'), word.lastIndexOf('/')) + 1));
}

const quiet = 120;

/** The list of ways to go on typing: asked for with a pause, and only the answer to the latest question counts. */
export class Completing {
  asked: Asked | undefined;
  items: Completion[] = [];
  chosen = 0;
  failure = '';
  waiting = false;
  /** Whether the answer was that nothing begins so. */
  nothing = false;
  private request = 0;
  private answered = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: (request: number, asked: Asked) => void, private readonly changed: () => void) {}

  get open(): boolean {
    return this.asked !== undefined && (this.items.length > 0 || this.failure !== '' || this.waiting);
  }

  look(asked: Asked | undefined, awake: boolean): void {
    clearTimeout(this.timer);
    if (!asked) {
      this.close();
      return;
    }
    if (this.asked?.kind !== asked.kind) {
      this.items = [];
      this.failure = '';
      this.nothing = false;
    }
    this.asked = asked;
    // what does not go on from here would be taken for an answer to it
    this.items = this.items.filter((item) => goesOn(item, asked));
    this.chosen = 0;
    if (awake) this.timer = setTimeout(() => this.send(), quiet);
    else this.changed();
  }

  /** Asks now, even where the agent has to be started for it. */
  send(): void {
    if (!this.asked) return;
    this.request += 1;
    this.waiting = this.items.length === 0 && !this.nothing;
    this.ask(this.request, this.asked);
    this.changed();
  }

  take(completions: Completions): void {
    if (completions.request !== this.request || completions.request <= this.answered || !this.asked) return;
    this.answered = completions.request;
    this.items = completions.items;
    this.failure = completions.failure;
    this.nothing = completions.items.length === 0 && !completions.failure;
    const word = this.asked.word.trim();
    this.chosen = Math.max(0, this.items.findIndex((item) => item.text.trim() === word));
    this.waiting = false;
    this.changed();
  }

  move(step: number): void {
    if (this.items.length === 0) return;
    this.chosen = (this.chosen + step + this.items.length) % this.items.length;
    this.changed();
  }

  close(): void {
    clearTimeout(this.timer);
    const was = this.asked;
    // whatever is still on its way is not waited for any more
    this.request += 1;
    this.asked = undefined;
    this.items = [];
    this.failure = '';
    this.nothing = false;
    this.waiting = false;
    if (was) this.changed();
  }
}

export function completionList(completing: Completing, awake: boolean, label: string, choose: (item: Completion) => void): TemplateResult | typeof nothing {
  if (!completing.asked) return nothing;
  const what = completing.asked.kind === 'command' ? 'commands' : 'files';
  if (!awake && !completing.waiting && !completing.nothing && completing.items.length === 0 && !completing.failure) {
    return html`<div class="completions"><p class="completion-note">The agent of ${label} sleeps; it knows its ${what} when it is awake.</p>
      <button type="button" class="btn" @mousedown=${keepFocus} @click=${() => completing.send()}>Start ${label}</button></div>`;
  }
  if (completing.nothing && completing.items.length === 0 && !completing.failure) {
    // what follows a command is the member's own
    if (/\s/.test(completing.asked.word)) return nothing;
    return html`<div class="completions"><p class="completion-note" role="status">${what === 'commands' ? 'No command begins so.' : 'No file or folder begins so.'}</p></div>`;
  }
  if (!completing.open) return nothing;
  return html`<div class="completions">
    ${completing.failure ? html`<p class="completion-note bad" role="alert">${completing.failure}</p>` : nothing}
    ${completing.waiting ? html`<p class="completion-note"><i class="dot work"></i> Asking for ${what}…</p>` : nothing}
    <ul role="listbox" id="composer-completions" aria-label=${completing.asked.kind === 'command' ? 'Commands' : 'References'}>
      ${completing.items.map((item, index) => html`<li role="option" id="composer-completion-${index}" aria-selected=${index === completing.chosen ? 'true' : 'false'}
        class=${index === completing.chosen ? 'on' : ''} @mousedown=${keepFocus} @click=${() => choose(item)}
        ><span class="completion-label">${item.label}</span>${item.meaning ? html`<span class="completion-meaning">${item.meaning}</span>` : nothing}</li>`)}
    </ul>
  </div>`;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}
