import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { inPlainSight } from './plain-sight';
import { RequestCard } from './request-card';
import './tip';

type Choice = 'ONCE' | 'SESSION' | 'ALWAYS' | 'DENY';

/** So much of the end of a long command is always in sight. */
const longestEnd = 120;

const words: Record<Choice, string> = { ONCE: 'Allow once', SESSION: 'This session', ALWAYS: 'Always…', DENY: 'Deny' };
const tips: Record<Choice, string> = {
  ONCE: 'Ctrl Enter, or ⌘ Enter',
  SESSION: 'Not asked again for the like of it in this session',
  ALWAYS: 'Not asked again for the like of it anywhere in this profile; asks you once more first',
  DENY: 'Esc',
};

/** May it do this? Shows exactly what. */
export class ApprovalCard extends RequestCard {
  static override properties = { ...RequestCard.properties, profile: { attribute: false }, confirming: { state: true }, more: { state: true } };

  declare profile: string;
  /** Whether "always" waits to be meant. */
  private declare confirming: boolean;
  /** Whether there is more of the command below what is seen. */
  private declare more: boolean;

  constructor() {
    super();
    this.profile = '';
    this.confirming = false;
    this.more = false;
  }

  /** A long description must not push the command and the buttons out of sight. */
  private get wordy(): boolean {
    const description = this.request?.description ?? '';
    return description.length > 160 || description.includes('\n');
  }

  protected override render(): TemplateResult | typeof nothing {
    const request = this.request;
    if (!request) return nothing;
    const command = request.command ?? '';
    const lines = command.split('\n').length;
    return html`<div class="card ask approval" role="group" tabindex="0" aria-label="Approval" @keydown=${this.onKey}>
      <div class="ask-head"><b>Approval</b>${request.description && !this.wordy ? html` · <bdi>${inPlainSight(request.description)}</bdi>` : nothing}${
        this.left ? html` <span class="note left">· ${this.left}</span>` : nothing}</div>
      ${request.description && this.wordy ? html`<div class="ask-why" tabindex="0" role="group" aria-label="What it is about"><bdi>${inPlainSight(request.description)}</bdi></div>` : nothing}
      <pre class="command" tabindex="0" role="group" aria-label="The command" @scroll=${this.look}><bdo dir="ltr">${inPlainSight(command)}</bdo></pre>
      ${this.more ? html`<div class="note command-more" aria-hidden="true"><b>${lines > 1 ? `${lines} lines` : `${command.length.toLocaleString('en')} characters`}, more below ↓</b>
        It ends with <code><bdo dir="ltr">${inPlainSight(endOf(command))}</bdo></code></div>` : nothing}
      ${this.mine ? (this.confirming ? this.confirmation() : this.buttons(request.choices)) : html`<p class="note">Somebody who may approve has to answer this.</p>`}
      ${this.busy ? html`<div class="note" role="status"><i class="dot work"></i> answering</div>` : nothing}
    </div>`;
  }

  private buttons(choices: Choice[]): TemplateResult {
    return html`<div class="flex">${choices.map(
      (choice, index) => html`<button type="button" class="btn ${index === 0 ? 'primary' : ''}" data-choice=${choice} data-tip=${tips[choice]} ?disabled=${this.busy}
        aria-keyshortcuts=${choice === 'ONCE' ? 'Control+Enter Meta+Enter' : choice === 'DENY' ? 'Escape' : nothing}
        @click=${() => this.choose(choice)}>${words[choice]}${choice === 'ONCE' ? html`<kbd aria-hidden="true">Ctrl ↵</kbd>` : choice === 'DENY' ? html`<kbd aria-hidden="true">Esc</kbd>` : nothing}</button>`,
    )}</div>`;
  }

  private confirmation(): TemplateResult {
    return html`<div class="always" role="alertdialog" aria-label="Allow always?">
      <p><b>Allow always?</b> From now on <b>${this.profile}</b> runs commands of this kind without asking anybody, in every session, until somebody takes it out of its
        settings again.</p>
      <div class="flex">
        <button type="button" class="btn primary" ?disabled=${this.busy} @click=${() => this.answer('decide', { choice: 'ALWAYS' })}>Allow always</button>
        <button type="button" class="btn" ?disabled=${this.busy} @click=${() => this.back()}>Back</button>
      </div>
    </div>`;
  }

  private choose(choice: Choice): void {
    if (choice !== 'ALWAYS') {
      this.answer('decide', { choice });
      return;
    }
    this.confirming = true;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.always .btn:not(.primary)')?.focus());
  }

  private back(): void {
    this.confirming = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[data-choice=ALWAYS]')?.focus());
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented || !this.mine) return;
    const offered = (choice: Choice) => this.request?.choices.includes(choice) ?? false;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (this.confirming) this.back();
      else if (offered('DENY')) this.answer('decide', { choice: 'DENY' });
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !this.confirming && offered('ONCE')) {
      event.preventDefault();
      event.stopPropagation();
      this.answer('decide', { choice: 'ONCE' });
    }
  }

  protected override updated(_: PropertyValues): void {
    this.look();
  }

  private look(): void {
    const box = this.querySelector('.command');
    this.more = box !== null && box.scrollTop + box.clientHeight < box.scrollHeight - 4;
  }
}

/** The last words of a command. What is dangerous stands at the end as well as at the beginning. */
function endOf(command: string): string {
  const text = command.trimEnd();
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return line.length > longestEnd ? `…${line.slice(-longestEnd)}` : line;
}

customElements.define('talaria-approval', ApprovalCard);
