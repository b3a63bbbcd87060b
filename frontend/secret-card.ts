import { html, nothing, type TemplateResult } from 'lit';
import { inPlainSight } from './plain-sight';
import { RequestCard } from './request-card';

/** A password or secret. What is typed goes away with one event, and is kept nowhere. */
export class SecretCard extends RequestCard {
  protected override render(): TemplateResult | typeof nothing {
    const request = this.request;
    if (!request) return nothing;
    const sudo = request.kind === 'sudo';
    const what = sudo ? 'Password for sudo' : 'Secret';
    return html`<form class="card ask secret" aria-label=${what} autocomplete="off" @submit=${this.onSubmit}>
      <div class="ask-head"><b>${what}</b>${!sudo && request.command ? html` <code>${inPlainSight(request.command)}</code>` : nothing} · goes to the agent's host only, kept nowhere
        ${this.left ? html`<span class="note left">· ${this.left}</span>` : nothing}</div>
      ${request.description ? html`<p dir="auto">${inPlainSight(request.description)}</p>` : nothing}
      ${sudo && request.command ? html`<pre class="command" tabindex="0" role="group" aria-label="The command"><bdo dir="ltr">${inPlainSight(request.command)}</bdo></pre>` : nothing}
      ${this.mine
        ? html`<div class="flex">
            <input class="secret-field" type="password" autocomplete="off" spellcheck="false" autocapitalize="off" data-1p-ignore data-lpignore="true"
              aria-label=${sudo ? 'Password' : 'Value'} ?disabled=${this.busy}>
            <button type="submit" class="btn primary" ?disabled=${this.busy}>Send</button>
            <button type="button" class="btn" ?disabled=${this.busy} @click=${() => this.decline()}>Decline</button>
          </div>`
        : html`<p class="note">Somebody who may approve has to answer this.</p>`}
      ${this.busy ? html`<div class="note" role="status"><i class="dot work"></i> answering</div>` : nothing}
    </form>`;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    const field = this.querySelector('input');
    if (!field?.value) return;
    const value = field.value;
    field.value = '';
    this.answer('hand-over', { value });
  }

  private decline(): void {
    const field = this.querySelector('input');
    if (field) field.value = '';
    this.answer('decline', {});
  }
}

customElements.define('talaria-secret', SecretCard);
