import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { age, fullTime, machineTime } from './age';
import { colourValue } from './colour';
import { dot } from './dot';
import { icon } from './icons';
import type { Doing, Row } from './words';

export interface RowsView {
  /** The key of the session on the screen. */
  current: string;
  /** The keys that are picked; nothing while nobody picks. */
  picked: ReadonlySet<string> | null;
  reorder: boolean;
  /** Whether rows of several profiles stand side by side, so that each says whose it is. */
  mixed: boolean;
  now: number;
}

/** One session in a list: a link, and beside it (never inside) the button of its menu. */
export function rowTemplate(row: Row, view: RowsView): TemplateResult {
  const on = row.key === view.current;
  const picked = view.picked?.has(row.key) ?? false;
  const words = said(row.doing, view.now);
  return html`${row.divider ? html`<li class="divider">${row.divider}</li>` : nothing}
    <li class="row ${on ? 'on' : ''} ${picked ? 'picked' : ''}" data-key=${row.key} draggable=${view.reorder && !view.picked ? 'true' : nothing}
      style=${styleMap({ '--c': row.colour ? colourValue(row.colour) : '' })}>
      <a class="row-link" router-link href=${row.href} tabindex="-1" draggable="false" aria-current=${on ? 'page' : nothing}
        role=${view.picked ? 'checkbox' : nothing} aria-checked=${view.picked ? String(picked) : nothing}>
        ${view.picked ? html`<span class="check">${picked ? icon('check') : nothing}</span>` : dot(row.doing.activity)}
        <span class="row-title ${row.untitled ? 'untitled' : ''}" data-tip=${row.title}>${row.title}</span>
        ${words || view.mixed
          ? html`<small class="row-words">${view.mixed ? html`<span class="row-profile">${row.profileLabel}</span>` : nothing}${
              view.mixed && words ? ' · ' : nothing}${words}</small>`
          : nothing}
        <span class="row-end">
          ${row.profileLabel && !view.mixed ? html`<span class="sr-only">, profile ${row.profileLabel}</span>` : nothing}
          ${row.source ? html`<span class="badge">${row.source}</span>` : nothing}
          ${row.doing.activity === 'idle'
            ? html`<time datetime=${machineTime(row.at)}><span aria-hidden="true">${age(row.at, view.now)}</span
                ><span class="sr-only">, ${fullTime(row.at)}</span></time>`
            : html`<span class="row-doing" data-doing=${row.doing.activity} aria-hidden="true">${state(row.doing, view.now)}</span>`}
        </span>
      </a>
      ${view.picked
        ? nothing
        : html`<button type="button" class="kebab" tabindex="-1" aria-haspopup="menu" aria-label="Actions for ${row.title}">${icon('dots')}</button>`}
    </li>`;
}

/** The state in the place of the time; the first minute of a turn counts for nothing. */
function state(doing: Doing, now: number): string {
  switch (doing.activity) {
    case 'needs-input': return 'needs input';
    case 'working': return doing.since && now - doing.since >= 60_000 ? `working ${age(doing.since, now)}` : 'working';
    default: return doing.activity;
  }
}

/** What the second line says: how long ago something ended is counted here, so that nobody sends it every minute. */
function said(doing: Doing, now: number): string {
  if (doing.activity !== 'unread' || !doing.since) return doing.words;
  const minutes = Math.floor((now - doing.since) / 60_000);
  if (minutes < 1) return 'finished just now';
  return minutes < 60 ? `finished ${minutes} min ago` : `finished ${age(doing.since, now)} ago`;
}
