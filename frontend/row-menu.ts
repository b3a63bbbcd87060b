import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from './words';

export type RowAction = 'pin' | 'copy-link' | 'copy-id' | 'rename' | 'archive' | 'restore' | 'delete' | 'pick';

/** The menu of a row: links where the browser can do it by itself, buttons where we do. */
export function rowMenu(row: Row, act: (action: RowAction) => void): TemplateResult {
  const choice = (action: RowAction, label: string, look = '') =>
    html`<button type="button" role="menuitem" class=${look} tabindex="-1" @click=${() => act(action)}>${label}</button>`;
  const download = (href: string, label: string) =>
    html`<a role="menuitem" tabindex="-1" href=${href} download router-ignore>${label}</a>`;
  return html`
    ${choice('pin', row.pinned ? 'Unpin' : 'Pin')}
    ${choice('copy-link', 'Copy link')}
    ${choice('copy-id', 'Copy id')}
    <a role="menuitem" tabindex="-1" href=${row.href} target="_blank" rel="noopener">Open in new tab</a>
    ${row.exports
      ? html`<hr role="separator" />
          ${download(`${row.exports}json`, 'Export as JSON')}
          ${download(`${row.exports}md`, 'Export as Markdown')}
          ${download(`${row.exports}html`, 'Export as HTML')}`
      : nothing}
    ${row.own
      ? html`<hr role="separator" />
          ${choice('rename', 'Rename')}
          ${row.archived ? choice('restore', 'Take out of the archive') : choice('archive', 'Archive')}
          ${choice('delete', 'Delete', 'danger')}
          ${choice('pick', 'Select sessions')}`
      : nothing}
  `;
}

/** Moves the focus in an open menu as its role promises; returns whether the key was one of its own. */
export function moveInMenu(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const root = menu.getRootNode() as Document | ShadowRoot;
  const at = items.indexOf(root.activeElement as HTMLElement);
  const go = (index: number) => items[(index + items.length) % items.length]?.focus();
  switch (key) {
    case 'ArrowDown': go(at + 1); return true;
    case 'ArrowUp': go(at < 0 ? -1 : at - 1); return true;
    case 'Home': go(0); return true;
    case 'End': go(-1); return true;
    case ' ': items[at]?.click(); return true;
  }
  if (key.length !== 1 || key === ' ') return false;
  const wanted = key.toLowerCase();
  const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  turned.find((item) => item.textContent?.trim().toLowerCase().startsWith(wanted))?.focus();
  return true;
}

/** Puts an open popover beside a point and keeps it on the screen. */
export function placeAt(menu: HTMLElement, x: number, y: number): void {
  const box = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - box.width - 4))}px`;
  menu.style.top = `${Math.max(4, y + box.height + 4 > innerHeight ? y - box.height : y)}px`;
}
