import { html, type TemplateResult } from 'lit';
import { copyText } from './copy';
import { LightElement } from './light-element';

/** A button that copies an address within Talaria, or a text, at the moment of the press: a browser allows no later one. */
export class CopyButtonElement extends LightElement {
  static override properties = { label: { attribute: false }, address: { attribute: false }, text: { attribute: false } };

  declare label: string;
  /** Relative to the root of the application; copied as a whole address. */
  declare address: string;
  declare text: string;

  constructor() {
    super();
    this.label = '';
    this.address = '';
    this.text = '';
  }

  protected override render(): TemplateResult {
    return html`<button type="button" class="btn" @click=${() => void this.copy()}>${this.label}</button>`;
  }

  private async copy(): Promise<void> {
    const wanted = this.text || new URL(this.address, document.baseURI).href;
    if (await copyText(wanted)) this.tell('copied');
    // nothing else is as good as seeing it where the clipboard is out of reach
    else window.prompt('Copy this:', wanted);
  }
}

customElements.define('talaria-copy-button', CopyButtonElement);
