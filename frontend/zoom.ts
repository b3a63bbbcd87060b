import { html, nothing, type TemplateResult } from 'lit';
import { hostOf } from './addresses';
import type { Picture } from './words';

/** A picture of ours, which a press enlarges; a remote one is named and never loaded. */
export function picture(shown: Picture): TemplateResult | typeof nothing {
  if (shown.path) {
    const path = shown.path;
    const alt = shown.alt || 'Picture';
    return html`<button type="button" class="picture" aria-label="Enlarge: ${alt}"
      @click=${(event: Event) => zoom(event.currentTarget as HTMLElement, path, alt)}
      ><img src=${path} alt=${alt} loading="lazy" decoding="async" @error=${markBroken} /></button>`;
  }
  if (shown.remote) {
    const text = `${shown.alt || 'Picture'} (picture not loaded: ${hostOf(shown.remote)})`;
    return /^https?:/i.test(shown.remote)
      ? html`<p class="not-loaded"><a href=${shown.remote} target="_blank" rel="noopener noreferrer nofollow" router-ignore>${text}</a></p>`
      : html`<p class="not-loaded">${text}</p>`;
  }
  return nothing;
}

function markBroken(event: Event): void {
  (event.currentTarget as HTMLElement).closest('.picture')?.classList.add('broken');
}

/** A dialog of the browser's own gives Escape, the trapped focus and its return. */
function zoom(opener: HTMLElement, path: string, alt: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'zoom';
  dialog.setAttribute('aria-label', alt);
  const image = document.createElement('img');
  image.src = path;
  image.alt = alt;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.append(image, close);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    opener.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}
