import { LitElement, type PropertyValues } from 'lit';

/** A component that draws into the light DOM, so that the one style sheet and the router's link handling reach what it shows. */
export class LightElement extends LitElement {
  /**
   * The property that Java fills through its twin `…Json`: as text it costs the server far less than as a tree, and text that has not
   * changed is not sent again.
   */
  static filled = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const filled = (this.constructor as typeof LightElement).filled;
    const twin = `${filled}Json`;
    if (!filled || !changed.has(twin)) return;
    const properties = this as unknown as Record<string, unknown>;
    const json = properties[twin];
    if (typeof json === 'string' && json) properties[filled] = JSON.parse(json);
  }

  /** Tells whoever wraps this element; it does not bubble, so that a listener hears its own element only. */
  protected tell(type: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
