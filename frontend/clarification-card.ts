import { html, nothing, type TemplateResult } from 'lit';
import { inPlainWords } from './plain-sight';
import { RequestCard } from './request-card';
import type { Question } from './words';

/** Which one, and what exactly? One question after the other. */
export class ClarificationCard extends RequestCard {
  static override properties = { ...RequestCard.properties, at: { state: true }, chosen: { state: true }, writing: { state: true }, written: { state: true } };

  /** Which question is asked now. */
  private declare at: number;
  private declare chosen: ReadonlySet<string>;
  /** Whether the answer is written instead of chosen. */
  private declare writing: boolean;
  /** Whether there are words of one's own. */
  private declare written: boolean;
  private readonly answers: Record<string, string[]> = {};

  constructor() {
    super();
    this.at = 0;
    this.chosen = new Set();
    this.writing = false;
    this.written = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const questions = this.request?.questions ?? [];
    const question = questions[this.at];
    if (!question) return nothing;
    const many = questions.length > 1;
    return html`<div class="card ask clarification" role="group" tabindex="0" aria-label="Question" @keydown=${(event: KeyboardEvent) => this.onKey(event, question)}>
      <div class="ask-head"><b>Question</b>${many ? html` · ${this.at + 1} of ${questions.length}` : nothing}${
        this.left ? html` <span class="note left">· ${this.left}</span>` : nothing}</div>
      <p class="question" dir="auto">${inPlainWords(question.text)}</p>
      ${this.mine ? this.ways(question, many) : html`<p class="note">Somebody who may talk to this agent has to answer this.</p>`}
      ${this.busy ? html`<div class="note" role="status"><i class="dot work"></i> answering</div>` : nothing}
    </div>`;
  }

  private ways(question: Question, many: boolean): TemplateResult {
    const writes = this.writing || question.choices.length === 0;
    return html`
      ${question.choices.length > 0
        ? html`<div class="options" role=${question.several ? 'group' : 'presentation'}>
            ${question.choices.map((choice, index) => this.option(question, choice, index))}
            ${writes
              ? nothing
              : html`<button type="button" class="opt" ?disabled=${this.busy} @click=${() => this.write()}><u>${question.choices.length + 1}</u>Something else…</button>`}
          </div>`
        : nothing}
      ${writes
        ? html`<textarea class="own-words" rows="2" dir="auto" aria-label="Your own answer" placeholder="Your own answer" ?disabled=${this.busy}
            @input=${(event: Event) => (this.written = (event.target as HTMLTextAreaElement).value.trim() !== '')} @keydown=${(event: KeyboardEvent) => this.onWriteKey(event, question)}></textarea>`
        : nothing}
      ${this.buttons(question, many, question.several || writes)}`;
  }

  /** @param sends whether the answer is put together first, and then sent */
  private buttons(question: Question, many: boolean, sends: boolean): TemplateResult {
    const mute = sends && !this.written && !(question.several && question.choices.some((choice) => this.chosen.has(choice)));
    const why = `unanswered-${this.request?.id ?? ''}`;
    return html`<div class="flex">
      ${sends
        ? html`<button type="button" class="btn primary" aria-describedby=${mute ? why : nothing} ?disabled=${this.busy || mute}
            @click=${() => this.submit(question)}>${this.isLast() ? 'Send' : 'Next'}</button>`
        : nothing}
      <button type="button" class="btn" ?disabled=${this.busy} @click=${() => this.next()}>Skip</button>
      ${many && this.at > 0 ? html`<button type="button" class="btn" ?disabled=${this.busy} @click=${() => this.go(this.at - 1)}>Back</button>` : nothing}
      ${mute ? html`<span class="note" id=${why}>${question.choices.length > 0 ? 'Choose or write an answer' : 'Write an answer'}, or skip the question.</span>` : nothing}
    </div>`;
  }

  private option(question: Question, choice: string, index: number): TemplateResult {
    const on = this.chosen.has(choice);
    return html`<button type="button" class="opt ${on ? 'on' : ''}" aria-pressed=${question.several ? String(on) : nothing} ?disabled=${this.busy}
      @click=${() => this.choose(question, choice)}>${question.several ? html`<i class="task-box ${on ? 'done' : ''}"></i>` : nothing}<u>${index + 1}</u><bdi>${inPlainWords(choice)}</bdi></button>`;
  }

  private choose(question: Question, choice: string): void {
    if (question.several) {
      const chosen = new Set(this.chosen);
      if (!chosen.delete(choice)) chosen.add(choice);
      this.chosen = chosen;
      return;
    }
    this.answers[question.id] = [choice];
    this.next();
  }

  private write(): void {
    this.writing = true;
    void this.updateComplete.then(() => this.querySelector('textarea')?.focus());
  }

  private submit(question: Question): void {
    const own = this.querySelector('textarea')?.value.trim() ?? '';
    const answer = [...(question.several ? question.choices.filter((choice) => this.chosen.has(choice)) : []), ...(own ? [own] : [])];
    if (answer.length === 0) {
      this.querySelector('textarea')?.focus();
      return;
    }
    this.answers[question.id] = answer;
    this.next();
  }

  /** The next question; after the last, all answers go. */
  private next(): void {
    if (!this.isLast()) {
      this.go(this.at + 1);
    } else if (Object.keys(this.answers).length === 0) {
      this.answer('decline', {});
    } else {
      this.answer('reply', { answers: this.answers });
    }
  }

  private isLast(): boolean {
    return this.at >= (this.request?.questions.length ?? 1) - 1;
  }

  private go(to: number): void {
    this.at = to;
    const id = this.request?.questions[to]?.id ?? '';
    this.chosen = new Set(this.answers[id] ?? []);
    delete this.answers[id];
    this.writing = false;
    this.written = false;
    const field = this.querySelector('textarea');
    if (field) field.value = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.card')?.focus());
  }

  private onKey(event: KeyboardEvent, question: Question): void {
    if (event.isComposing || !this.mine || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLTextAreaElement) return;
    const number = Number(event.key);
    if (!Number.isInteger(number) || number < 1 || event.key.trim() === '') return;
    const choice = question.choices[number - 1];
    if (choice !== undefined) this.choose(question, choice);
    else if (number === question.choices.length + 1) this.write();
    else return;
    event.preventDefault();
  }

  private onWriteKey(event: KeyboardEvent, question: Question): void {
    if (event.isComposing || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.submit(question);
  }
}

customElements.define('talaria-clarification', ClarificationCard);
