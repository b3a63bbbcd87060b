import { html, nothing, type TemplateResult } from 'lit';
import { duration, elapsed } from './age';
import type { Contact, Turn } from './words';

/** What stands at the end of a live turn: what goes on, what keeps it from going on, or how it ended. */
export function turnEnd(turn: Turn, now: number, ask: (type: string) => void): TemplateResult | typeof nothing {
  const head = turn.head;
  const button = (type: string, words: string, primary = false) =>
    html`<button type="button" class="btn talk ${primary ? 'primary' : ''}" @click=${() => ask(type)}>${words}</button>`;
  if (head.ending === 'FAILED' || head.failure) {
    const failure = head.failure;
    const [what, help] = firstSentence(failure?.sentence || 'The turn failed.');
    return html`<div class="card err" role="alert">
      <div><b>${what}</b> ${help} Your prompt is kept.</div>
      <div class="flex failed-ways">${button('retry', 'Retry', true)}
        ${failure && failure.details.trim() && failure.details.trim() !== failure.sentence.trim()
          ? html`<details><summary>Details</summary><pre class="body-text" tabindex="0" dir="auto">${failure.details}</pre></details>`
          : nothing}
      </div>
    </div>`;
  }
  if (head.ending === 'INTERRUPTED') return html`<p class="note stopped">Stopped.</p>`;
  if (head.phase === 'ENDED' || head.phase === 'ANSWERED') return nothing;
  if (head.contact) return contact(head.contact, now, button);
  if (head.silentSince !== null) {
    return html`<div class="card ask stalled" role="status">
      <div><i class="dot stall"></i> <b>Silent for ${minutes(now - head.silentSince)}.</b> The turn has not ended, as far as anybody knows.</div>
      <div class="flex">${button('ask-again', 'Ask again', true)}${button('stop-turn', 'Stop')}</div>
    </div>`;
  }
  // a row that runs says so itself
  const rowRuns = turn.parts.some(({ part }) => part.type === 'tool' && part.call.state === 'PENDING');
  if (!head.status && head.phase === 'RUNNING' && rowRuns) return nothing;
  const words = head.status || (head.phase === 'SENDING' ? 'sending' : head.phase === 'STOPPING' ? 'stopping' : 'working');
  return html`<div class="working"><i class="dot work"></i> <span>${words}</span></div>`;
}

function contact(contact: Contact, now: number, button: (type: string, words: string, primary?: boolean) => TemplateResult): TemplateResult {
  const since = Math.max(0, now - contact.since);
  switch (contact.kind) {
    case 'waking':
    case 'connecting':
      return html`<div class="working" role="status"><i class="dot work"></i>
        <span>${contact.kind === 'waking' ? 'Waking' : 'Connecting to'} <b>${contact.profile}</b></span>
        <span class="note" aria-hidden="true">${since < 10_000 ? duration(Math.max(100, Math.round(since / 100) * 100)) : elapsed(since)}${contact.words ? ` · ${contact.words}` : ''}</span></div>`;
    case 'waiting':
      return html`<div class="working waits" role="status"><i class="dot stall"></i> <span>Waiting for a place for <b>${contact.profile}</b></span>
        <span class="note"><span aria-hidden="true">${elapsed(since)} · </span>${contact.words}</span></div>`;
    case 'lost':
      return html`<div class="card err" role="status"><div><b>Lost contact with ${contact.profile}.</b> ${contact.words}</div></div>`;
    case 'broken':
    case 'unreachable':
      return html`<div class="card err" role="alert"><div><b>${contact.profile} cannot be ${contact.kind === 'broken' ? 'started' : 'reached'}.</b> ${contact.words}</div>
        <div class="flex">${button('retry', 'Retry', true)}</div></div>`;
  }
}

function minutes(millis: number): string {
  return millis < 60_000 ? elapsed(millis) : `${Math.floor(millis / 60_000)} min`;
}

/** What went wrong stands out; what helps follows. */
function firstSentence(text: string): [string, string] {
  const end = /[.!?](?=\s+\S)/.exec(text)?.index;
  return end === undefined ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 1).trim()];
}
