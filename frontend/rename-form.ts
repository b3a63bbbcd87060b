import { css, html, type TemplateResult } from 'lit';
import type { Row } from './words';

export const renameStyles = css`
  #rename {
    position: fixed; inset: auto; margin: 0; padding: 8px; box-sizing: border-box; width: min(420px, calc(100vw - 16px));
    border: 1px solid var(--line); border-radius: 12px; background: var(--raised); color: var(--text);
    box-shadow: 0 8px 28px light-dark(#0000001f, #00000070);
  }
  #rename form { display: flex; flex-wrap: wrap; gap: 6px; }
  #rename .too-long { flex: 1 1 100%; margin: 0; padding: 0 4px; font-size: 12.5px; color: var(--bad); }
  #rename .too-long:empty { display: none; }
  #rename input {
    flex: 1; min-width: 0; border: 1px solid var(--control-line); border-radius: 8px; background: var(--surface); color: inherit;
    padding: 5px 9px; min-height: 32px; box-sizing: border-box; font: inherit;
  }
  #rename input:focus { outline: 2px solid var(--accent); outline-offset: 0; border-color: transparent; }
  #rename button {
    border: 0; border-radius: 8px; background: var(--text); color: var(--bg); padding: 0 12px; font: inherit; font-size: 13px; font-weight: 600;
  }
  #rename button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
`;

/** As many as Hermes takes, in characters as people count most of them: a letter outside the first 65,536 is one. */
const longest = 100;

/** As the server will keep it: on one line, without what nobody sees. */
function kept(title: string): string {
  return title.replace(/[\p{Cf}\p{Cs}\p{Co}\ufffc]/gu, '').replace(/[\s\p{Cc}\p{Z}]+/gu, ' ').trim();
}

/** Says what is wrong with it, in the field itself; nothing where it can be kept. */
function look(field: HTMLInputElement): void {
  const length = [...kept(field.value)].length;
  const words = length > longest ? `A title may have up to ${longest} characters; these are ${length}.` : '';
  const note = field.form?.querySelector<HTMLElement>('.too-long');
  if (note) note.textContent = words;
  field.setAttribute('aria-invalid', words ? 'true' : 'false');
}

/** The title of a row, to be written anew. Enter keeps it, Escape leaves it. */
export function renameForm(row: Row, save: (title: string) => void): TemplateResult {
  return html`<form @submit=${(event: Event) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector('input') as HTMLInputElement;
    look(field);
    if (field.getAttribute('aria-invalid') !== 'true') save(field.value);
  }}>
    <input .value=${row.untitled ? '' : row.title} placeholder=${row.untitled ? row.title : 'No title'} aria-label="Title" aria-describedby="rename-limit"
      autocomplete="off" spellcheck="true" dir="auto" @input=${(event: Event) => look(event.target as HTMLInputElement)} />
    <button type="submit">Rename</button>
    <p id="rename-limit" class="too-long" role="status"></p>
  </form>`;
}
