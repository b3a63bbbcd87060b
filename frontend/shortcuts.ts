import './connection';
import './tip';
import { openDrawer } from './drawer';

/** Keys that work on every screen. */
function searchField(): (HTMLElement & { value?: string }) | null {
  return document.querySelector<HTMLElement & { value?: string }>('[data-search]');
}

function clear(field: HTMLElement & { value?: string }): void {
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** Alt+N, by the key's place: with Alt held, some keyboards write another character. Ctrl+N belongs to the browser. */
document.addEventListener('keydown', (event) => {
  if (event.code !== 'KeyN' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = document.querySelector<HTMLAnchorElement>('.tools a.new:not([hidden])');
  if (!link) return;
  event.preventDefault();
  link.click();
});

document.addEventListener('keydown', (event) => {
  const field = searchField();
  if (!field) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    // on a narrow screen the field sits in the drawer
    openDrawer();
    field.focus();
    if (field instanceof HTMLInputElement) field.select();
  } else if (event.key === 'Escape' && event.composedPath().includes(field) && field.value) {
    event.preventDefault();
    clear(field);
  }
});
