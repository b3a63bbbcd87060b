import { css, html, type TemplateResult } from 'lit';

/** How the bar above the lists looks while sessions are picked. */
export const pickingStyles = css`
  .picking {
    position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 6px; align-items: center;
    margin: 0 -8px; padding: 8px 12px; background: var(--bg); border-bottom: 1px solid var(--line); font-size: 13px;
  }
  .picking span { margin-inline-end: auto; font-weight: 600; }
  .picking button {
    border: 1px solid var(--line); border-radius: 8px; background: var(--raised); color: var(--text);
    padding: 3px 9px; min-height: 28px; font: inherit; cursor: default;
  }
  .picking button:hover:not(:disabled) { background: var(--hover); }
  .picking button:disabled { opacity: .55; }
  .picking button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  .picking .danger:not(:disabled) { color: var(--bad); }
`;

export type PickAction = 'archive' | 'restore' | 'delete' | 'cancel';

/** What can be done with all sessions that are picked. */
export function pickingBar(count: number, archived: boolean, act: (action: PickAction) => void): TemplateResult {
  return html`<div class="picking" role="toolbar" aria-label="Selected sessions">
    <span role="status">${count} selected</span>
    <button type="button" ?disabled=${count === 0} @click=${() => act(archived ? 'restore' : 'archive')}>${archived ? 'Restore' : 'Archive'}</button>
    <button type="button" class="danger" ?disabled=${count === 0} @click=${() => act('delete')}>Delete</button>
    <button type="button" @click=${() => act('cancel')}>Cancel</button>
  </div>`;
}

/** The picked keys after a click: one more or one less, or with shift all from the last one up to it. */
export function pickedAfter(picked: ReadonlySet<string>, key: string, last: string | null, keys: readonly string[], range: boolean): Set<string> {
  const after = new Set(picked);
  const from = last === null ? -1 : keys.indexOf(last);
  const to = keys.indexOf(key);
  if (range && from >= 0 && to >= 0) keys.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((each) => after.add(each));
  else if (!after.delete(key)) after.add(key);
  return after;
}
