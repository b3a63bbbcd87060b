import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from './initials';
import { LightElement } from './light-element';
import './tip';

const most = 4;

/** The members who have the session on a screen. */
export class WatchersElement extends LightElement {
  static override filled = 'watchers';
  static override properties = { watchers: { attribute: false }, watchersJson: { attribute: false } };

  /** Their names. */
  declare watchers: string[];
  declare watchersJson: string;

  constructor() {
    super();
    this.watchers = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.watchers.length === 0) return nothing;
    const names = this.watchers.join(', ');
    const more = this.watchers.length - most;
    return html`<span class="watching" role="img" aria-label="On a screen of ${names}" data-tip="On a screen of ${names}" data-tip-side="below"
      >${this.watchers.slice(0, most).map(avatar)}${more > 0 ? html`<span class="av more-av" aria-hidden="true">+${more}</span>` : nothing}</span>`;
  }
}

/** A member's circle, with the name for who cannot see it. */
export function namedAvatar(name: string): TemplateResult {
  return html`<span class="named-av" role="img" aria-label=${name} data-tip=${name}>${avatar(name)}</span>`;
}

customElements.define('talaria-watchers', WatchersElement);
