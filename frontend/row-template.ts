import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { age, fullTime, machineTime } from './age';
import { colourValue } from './colour';
import { dot } from './dot';
import { icon } from './icons';
import type { Row } from './words';

/** One session in a list: a link, and beside it (never inside) the button of its menu. */
export function rowTemplate(row: Row, current: string, reorder: boolean, now: number): TemplateResult {
  const on = row.key === current;
  return html`${row.divider ? html`<li class="divider">${row.divider}</li>` : nothing}
    <li class="row ${on ? 'on' : ''}" data-key=${row.key} draggable=${reorder ? 'true' : nothing}
      style=${styleMap({ '--c': row.colour ? colourValue(row.colour) : '' })}>
      <a class="row-link" router-link href=${row.href} tabindex="-1" draggable="false" aria-current=${on ? 'page' : nothing}>
        ${dot(row.activity, row.activityText)}
        <span class="row-title ${row.untitled ? 'untitled' : ''}" data-tip=${row.title}>${row.title}</span>
        <span class="row-end">
          ${row.profileLabel ? html`<span class="sr-only">, profile ${row.profileLabel}</span>` : nothing}
          ${row.source ? html`<span class="badge">${row.source}</span>` : nothing}
          ${row.activity === 'working'
            ? nothing
            : html`<time datetime=${machineTime(row.at)}><span aria-hidden="true">${age(row.at, now)}</span
                ><span class="sr-only">, ${fullTime(row.at)}</span></time>`}
        </span>
      </a>
      <button type="button" class="kebab" tabindex="-1" aria-haspopup="menu" aria-label="Actions for ${row.title}">${icon('dots')}</button>
    </li>`;
}
