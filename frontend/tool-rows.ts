import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { duration, elapsed } from './age';
import { icon } from './icons';
import './tool-body';
import type { ToolCall } from './words';

const shortDiff = 14;

/** Tools that ran one after the other, in one card. */
export function toolCard(
  calls: ToolCall[], running: boolean, now: number, isOpen: (call: ToolCall) => boolean, toggle: (call: ToolCall) => void,
): TemplateResult {
  return html`<div class="tool">${repeat(calls, (call) => call.id, (call) => toolRow(call, running, now, isOpen(call), toggle))}</div>`;
}

/** A small change to a file is seen without a click. */
export function shownAtOnce(call: ToolCall): boolean {
  const [body, ...others] = call.bodies;
  return call.state === 'DONE' && others.length === 0 && body?.form === 'diff' && body.text.split('\n', shortDiff + 1).length <= shortDiff;
}

function toolRow(call: ToolCall, running: boolean, now: number, open: boolean, toggle: (call: ToolCall) => void): TemplateResult {
  const pending = call.state === 'PENDING';
  const failed = call.state === 'FAILED';
  const look = `tool-row ${failed || endedBadly(call) ? 'bad' : ''} ${pending && running ? 'pending' : ''}`;
  const line = html`
    ${pending && running ? html`<i class="dot ${call.waits ? 'need' : 'work'}"></i>` : icon(call.kind)}
    ${pending && running && call.waits && call.subject ? nothing : html`<span class="tool-title ${call.subject ? '' : 'alone'}">${call.title || call.name}</span>`}
    ${call.subject ? html`<code class="tool-subject">${call.subject}</code>` : nothing}
    <span class="tool-end">${ending(call, running, now)}</span>
    ${call.bodies.length > 0 ? html`<span class="caret">${icon('caret')}</span>` : nothing}`;
  if (call.bodies.length === 0) return html`<div class=${look}>${line}</div>`;
  return html`<button type="button" class=${look} aria-expanded=${open ? 'true' : 'false'} @click=${() => toggle(call)}>${line}</button>
    ${open ? html`<div class="tool-bodies">${call.bodies.map((body) => html`<talaria-tool-body .body=${body}></talaria-tool-body>`)}</div>` : nothing}`;
}

/** A command that printed something and then failed is no failed call, but nothing to tick off either. */
function endedBadly(call: ToolCall): boolean {
  return /^exit [1-9]/.test(call.note ?? '');
}

function ending(call: ToolCall, running: boolean, now: number): TemplateResult {
  const words = [
    call.note,
    call.state === 'PENDING' ? (running ? since(call, now) : 'no result') : null,
    call.state === 'FAILED' && !call.note ? 'failed' : null,
    call.millis === null || call.millis === undefined ? null : duration(call.millis),
  ].filter((word): word is string => Boolean(word));
  return html`${call.state === 'FAILED' && call.note ? html`<span class="sr-only">failed, </span>` : nothing}${words.join(' · ')}${
    call.state === 'DONE' && !endedBadly(call) ? html`<span class="done-mark">${icon('check')}</span><span class="sr-only">, done</span>` : nothing}`;
}

function since(call: ToolCall, now: number): string {
  if (call.waits) return 'waits for an answer';
  return call.since && now - call.since >= 1000 ? `running ${elapsed(now - call.since)}` : 'running';
}
