import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { duration, elapsed } from './age';
import { icon } from './icons';
import type { Helper } from './words';

/** The subagents that an agent sent off, each below the one that sent it; those that run say for how long. */
export function helperCard(helpers: Helper[], now: number): TemplateResult {
  const running = helpers.filter(helps).length;
  const many = helpers.length === 1 ? '1 subagent' : `${helpers.length} subagents`;
  return html`<div class="tool helpers">
    <div class="tool-row">${icon('delegate')}<b class="tool-title alone">${many}</b><span class="tool-end">${running > 0 ? `${running} running` : 'done'}</span></div>
    ${repeat(inOrder(helpers), ({ helper }) => helper.id, ({ helper, depth }) => row(helper, depth, now))}
  </div>`;
}

function row(helper: Helper, depth: number, now: number): TemplateResult {
  const bad = /^(failed|error|timeout|interrupted)$/.test(helper.status);
  const words = [
    bad ? helper.status : null,
    timeOf(helper, now),
    helper.tools > 0 ? (helper.tools === 1 ? '1 tool' : `${helper.tools} tools`) : null,
  ].filter(Boolean);
  const said = helps(helper) ? helper.latest : helper.summary;
  return html`<div class="tool-row helper ${bad ? 'bad' : ''}" style="--depth:${Math.min(depth, 6)}">
    ${helps(helper) ? html`<i class="dot work"></i>` : icon(bad ? 'close' : 'check')}
    <span class="helper-text">
      ${helper.href ? html`<a href=${helper.href} router-link>${helper.goal}</a>` : html`<span>${helper.goal}</span>`}
      ${said ? html`<small dir="auto">${said}</small>` : nothing}
    </span>
    <span class="tool-end">${words.join(' · ')}</span>
  </div>`;
}

function timeOf(helper: Helper, now: number): string | null {
  if (helper.millis !== null) return duration(helper.millis);
  return helper.status === 'running' && helper.since !== null ? elapsed(Math.max(0, now - helper.since)) : null;
}

export function helps(helper: Helper): boolean {
  return helper.status === 'queued' || helper.status === 'running';
}

/** Depth first; one whose parent is unknown stands at the top, and a circle is walked once. */
function inOrder(helpers: Helper[]): { helper: Helper; depth: number }[] {
  const ids = new Set(helpers.map((helper) => helper.id));
  const found: { helper: Helper; depth: number }[] = [];
  const seen = new Set<string>();
  const visit = (helper: Helper, depth: number) => {
    if (seen.has(helper.id)) return;
    seen.add(helper.id);
    found.push({ helper, depth });
    helpers.filter((each) => each.parent === helper.id).forEach((each) => visit(each, depth + 1));
  };
  helpers.filter((helper) => helper.parent === null || !ids.has(helper.parent)).forEach((helper) => visit(helper, 0));
  helpers.forEach((helper) => visit(helper, 0));
  return found;
}
