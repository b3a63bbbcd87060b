import { html, nothing, type TemplateResult } from 'lit';
import { elapsed } from './age';
import { icon } from './icons';

/**
 * @param thinks whether the agent is at it right now
 * @param since when that began, by the server's clock; null where it is not known
 */
export type Thought = { text: string; millis: number | null; thinks: boolean; since: number | null };

/** What an agent thinks or thought. */
export function thoughtBox(thought: Thought, open: boolean, now: number, scroll: ThoughtScroll, toggle: () => void): TemplateResult {
  const { thinks, since, millis } = thought;
  const label = thinks
    ? html`Thinking${since ? html` · ${elapsed(now - since)}` : nothing}`
    : millis !== null ? `Thought for ${elapsed(millis)}` : 'Thought';
  return html`<div class="think">
    <button type="button" class="think-toggle" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}
      ><span class="caret">${icon('caret')}</span>${label}</button>
    ${open
      ? html`<div class="think-text ${thinks ? 'now' : ''}" dir="auto" tabindex="0" role="group" aria-label="Reasoning" @scroll=${scroll.onScroll}>${thought.text.trim()}</div>`
      : nothing}
  </div>`;
}

/** Keeps the end of a growing thought in sight, unless its reader has gone back. */
export class ThoughtScroll {
  private pinned = true;

  readonly onScroll = (event: Event): void => {
    const box = event.currentTarget as HTMLElement;
    this.pinned = box.scrollTop + box.clientHeight >= box.scrollHeight - 24;
  };

  drawn(answer: HTMLElement): void {
    const thinking = answer.querySelector<HTMLElement>('.think-text.now');
    if (thinking && this.pinned) thinking.scrollTop = thinking.scrollHeight;
    if (!thinking) this.pinned = true;
  }
}
