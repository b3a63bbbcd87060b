import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { countdown, machineTime, messageTime, Seconds } from './age';
import './approval-card';
import './clarification-card';
import { initials } from './initials';
import { LightElement } from './light-element';
import { inPlainSight, plainWords } from './plain-sight';
import './secret-card';
import type { Answered, InputRequest, Requests } from './words';

/** What an agent waits for, at the end of a conversation, and what was answered lately. */
export class RequestsElement extends LightElement {
  static override properties = { requestsJson: { attribute: false }, sent: { state: true } };

  declare requestsJson: string;
  /** Which ones this browser has just answered: no second answer leaves it. */
  private declare sent: ReadonlySet<string>;
  private requests: Requests | null = null;
  private known = new Set<string>();
  private alarm = '';
  private readonly seconds = new Seconds(this);

  constructor() {
    super();
    this.sent = new Set();
  }

  /** An answer did not get through. */
  released(id: string): void {
    const sent = new Set(this.sent);
    sent.delete(id);
    this.sent = sent;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('requestsJson') || !this.requestsJson) return;
    const { now, requests } = JSON.parse(this.requestsJson) as { now: number; requests: Requests };
    this.requests = requests;
    this.seconds.set(now);
    this.seconds.count(requests.open.some((request) => request.expiresAt !== null));
    const fresh = requests.open.filter((request) => !this.known.has(request.id));
    if (fresh[0]) this.alarm = alarm(fresh[0], requests.profile);
    else if (requests.open.length === 0) this.alarm = '';
    this.known = new Set(requests.open.map((request) => request.id));
  }

  protected override render(): TemplateResult | typeof nothing {
    const requests = this.requests;
    if (!requests) return nothing;
    return html`<div class="sr-only" role="alert">${this.alarm}</div>
      ${requests.answered.length > 0 ? html`<ul class="answered" aria-label="Answered">${repeat(requests.answered, (each) => each.id, answered)}</ul>` : nothing}
      ${requests.open.length > 0
        ? html`<div class="asks" @answering=${(event: CustomEvent<{ request: string }>) => this.note(event.detail.request)}>
            ${repeat(requests.open, (request) => request.id, (request) => this.card(request, requests))}
          </div>`
        : nothing}`;
  }

  private note(id: string): void {
    this.sent = new Set(this.sent).add(id);
  }

  private card(request: InputRequest, requests: Requests): TemplateResult {
    const left = this.left(request);
    const busy = request.answering || this.sent.has(request.id);
    const mine = request.kind === 'clarification' ? requests.mayTalk : requests.mayApprove;
    switch (request.kind) {
      case 'approval': return html`<talaria-approval .request=${request} .profile=${requests.profile} .left=${left} .busy=${busy} .mine=${mine}></talaria-approval>`;
      case 'clarification': return html`<talaria-clarification .request=${request} .left=${left} .busy=${busy} .mine=${mine}></talaria-clarification>`;
      case 'sudo':
      case 'secret': return html`<talaria-secret .request=${request} .left=${left} .busy=${busy} .mine=${mine}></talaria-secret>`;
    }
  }

  private left(request: InputRequest): string {
    if (request.expiresAt === null) return '';
    const millis = request.expiresAt - this.seconds.now;
    return millis <= 0 ? 'time is up' : `${countdown(millis)} left`;
  }
}

function alarm(request: InputRequest, profile: string): string {
  switch (request.kind) {
    case 'approval': return `${profile} asks for your approval: ${plainWords(request.description ?? '', 200)}: ${plainWords(request.command ?? '', 400)}`;
    case 'clarification': return `${profile} asks: ${plainWords(request.questions[0]?.text ?? '', 400)}`;
    case 'sudo': return `${profile} asks for the password for sudo`;
    case 'secret': return `${profile} asks for the secret ${plainWords(request.command ?? '', 100)}`;
  }
}

function answered(each: Answered): TemplateResult {
  const done = each.by !== null;
  const sign = !done ? '·' : /^(?:denied|declined)/.test(each.what) ? '✕' : '✓';
  return html`<li><span aria-hidden="true">${sign}</span> ${done ? html`<b title=${each.by ?? ''}><span aria-hidden="true">${initials(each.by ?? '')}</span><span class="sr-only">${each.by}</span></b> ` : nothing}<span>${each.what}</span>
    · <time datetime=${machineTime(each.at)}>${messageTime(each.at, Date.now())}</time>
    ${each.subject ? html` · <bdo dir="ltr" class="subject">${inPlainSight(each.subject.length > 300 ? `${each.subject.slice(0, 300)}…` : each.subject)}</bdo>` : nothing}</li>`;
}

customElements.define('talaria-requests', RequestsElement);
