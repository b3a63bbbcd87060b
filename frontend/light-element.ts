import { LitElement } from 'lit';

/** A component that draws into the light DOM, so that the one style sheet and the router's link handling reach what it shows. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Tells whoever wraps this element; it does not bubble, so that a listener hears its own element only. */
  protected tell(type: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
