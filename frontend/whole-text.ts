import { html, nothing, type TemplateResult } from 'lit';
import { sizeText } from './addresses';
import { LightElement } from './light-element';

/** More than this in one place would make the browser crawl; the rest is for the download. */
const most = 1_000_000;

/** Reads up to a limit of what is there, and stops asking for the rest. */
export async function fetchText(path: string): Promise<{ text: string; cut: boolean }> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok || !response.body) throw new Error(`answered with ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text, cut: false };
    text += value;
    if (text.length > most) {
      void reader.cancel();
      return { text: text.slice(0, most), cut: true };
    }
  }
}

/** Stands below a shortened text: fetches the whole, or offers it as a file. Tells `whole` {text} once it is there. */
export class WholeText extends LightElement {
  static override properties = { path: { attribute: false }, size: { attribute: false }, phase: { state: true } };

  declare path: string;
  declare size: number;
  private declare phase: 'offered' | 'loading' | 'failed' | 'cut' | 'shown';

  constructor() {
    super();
    this.path = '';
    this.size = 0;
    this.phase = 'offered';
  }

  protected override render(): TemplateResult {
    const size = this.size ? ` (${sizeText(this.size)})` : '';
    return html`<div class="whole">
      ${this.phase === 'shown' || this.phase === 'cut'
        ? nothing
        : html`<button type="button" class="text-button" ?disabled=${this.phase === 'loading'} @click=${() => void this.load()}>
            ${this.phase === 'loading' ? 'Loading…' : `Show all${size}`}
          </button>`}
      ${this.phase === 'failed' ? html`<span class="bad" role="status">The whole could not be read.</span>` : nothing}
      ${this.phase === 'cut' ? html`<span class="note" role="status">The first ${sizeText(most)} are shown.</span>` : nothing}
      <a class="text-button" href=${this.path} download router-ignore>Download</a>
    </div>`;
  }

  private async load(): Promise<void> {
    this.phase = 'loading';
    try {
      const { text, cut } = await fetchText(this.path);
      this.tell('whole', { text });
      this.phase = cut ? 'cut' : 'shown';
    } catch {
      this.phase = 'failed';
    }
  }
}

customElements.define('talaria-whole-text', WholeText);
