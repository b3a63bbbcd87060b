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
