import { html, type TemplateResult } from 'lit';
import { icon } from './icons';

/** Puts text on the clipboard. Talaria often runs without TLS in an intranet, where `navigator.clipboard` does not exist. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (window.isSecureContext && navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // the permission was refused: the older way may still do
  }
  return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'sr-only';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}

let announcer: HTMLElement | undefined;

/** Says something to a screen reader without moving anything on the screen. */
export function announce(text: string): void {
  if (!announcer?.isConnected) {
    announcer = document.createElement('div');
    announcer.className = 'sr-only';
    announcer.setAttribute('role', 'status');
    document.body.append(announcer);
  }
  announcer.textContent = text;
}

/** Copies what `text` gives and says so on the button that was pressed; whoever is around it may say it too (`notify`). */
export async function copyFrom(button: HTMLElement, text: () => string, done: string): Promise<void> {
  const said = (await copyText(text())) ? done : 'Copying is not possible here';
  button.dispatchEvent(new CustomEvent('notify', { detail: { text: said }, bubbles: true, composed: true }));
  button.dataset.said = said;
  button.classList.add('said');
  setTimeout(() => button.classList.remove('said'), 1500);
}

export function copyButton(name: string, label: string, text: () => string, done: string): TemplateResult {
  return html`<button type="button" class="act" aria-label=${label} data-tip=${label}
    @click=${(event: Event) => copyFrom(event.currentTarget as HTMLElement, text, done)}
    ><span class="act-icon">${icon(name)}</span><span class="act-done">${icon('check')}</span></button>`;
}

export function linkTo(id: number): string {
  const url = new URL(location.href);
  url.hash = `m${id}`;
  return url.href;
}
