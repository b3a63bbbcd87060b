import { css, html, type TemplateResult } from 'lit';
import type { Row } from './words';

export const renameStyles = css`
  #rename {
    position: fixed; inset: auto; margin: 0; padding: 8px; box-sizing: border-box; width: min(420px, calc(100vw - 16px));
    border: 1px solid var(--line); border-radius: 12px; background: var(--raised); color: var(--text);
    box-shadow: 0 8px 28px light-dark(#0000001f, #00000070);
  }
  #rename form { display: flex; gap: 6px; }
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

/** The title of a row, to be written anew. Enter keeps it, Escape leaves it. */
export function renameForm(row: Row, save: (title: string) => void): TemplateResult {
  return html`<form @submit=${(event: Event) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector('input') as HTMLInputElement;
    save(field.value);
  }}>
    <input .value=${row.untitled ? '' : row.title} placeholder=${row.untitled ? row.title : 'No title'} aria-label="Title" maxlength="100"
      autocomplete="off" spellcheck="true" dir="auto" />
    <button type="submit">Rename</button>
  </form>`;
}
