import type { PropertyDeclarations } from 'lit';
import { entersLines } from './growing-area';
import { LightElement } from './light-element';
import type { InputRequest } from './words';

/** What all cards of input requests have in common. */
export class RequestCard extends LightElement {
  static override properties: PropertyDeclarations = {
    request: { attribute: false },
    left: { attribute: false },
    busy: { attribute: false },
    mine: { attribute: false },
  };

  declare request: InputRequest | null;
  /** How much time is left, in words. */
  declare left: string;
  /** Whether somebody's answer is on its way. */
  declare busy: boolean;
  /** Whether this member may answer it. */
  declare mine: boolean;

  constructor() {
    super();
    this.request = null;
    this.left = '';
    this.busy = false;
    this.mine = false;
  }

  /** Tells whoever wraps the cards; once only. */
  protected answer(type: 'decide' | 'reply' | 'hand-over' | 'decline', detail: object): void {
    const request = this.request?.id;
    if (!request || this.busy || !this.mine) return;
    this.busy = true;
    // the card is about to go: what a keyboard types next is meant for the agent
    if (this.contains(document.activeElement) && !entersLines()) document.querySelector<HTMLElement>('#composer-text')?.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent('answering', { bubbles: true, detail: { request } }));
    this.closest('talaria-requests')?.dispatchEvent(new CustomEvent(type, { detail: { request, ...detail } }));
  }
}
