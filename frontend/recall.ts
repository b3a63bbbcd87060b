import { PromptHistory } from './prompt-history';

/** Brings back earlier prompts with the arrows. They are asked for when the first one is wanted. */
export class Recall {
  private readonly history = new PromptHistory();
  private wanted: 'no' | 'asked' | 'here' = 'no';

  /** @param ask for the prompts of this place */
  constructor(private readonly ask: () => void) {}

  /** What was said before is no longer all: another place, or something was sent. */
  forget(): void {
    this.history.fill([]);
    this.wanted = 'no';
  }

  /** The text is the member's own again. */
  typed(): void {
    this.history.reset();
  }

  /** Returns the prompt that was asked for; nothing where nobody asked. */
  take(prompts: string[], text: string): string | undefined {
    if (this.wanted !== 'asked') return undefined;
    this.history.fill(prompts);
    this.wanted = 'here';
    return this.history.older(text);
  }

  /** Whether the arrow leads out of the text. */
  leaves(event: KeyboardEvent, area: HTMLTextAreaElement): boolean {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !this.history.mayLeave(area.value)) return false;
    if (event.key === 'ArrowUp') return !area.value.slice(0, area.selectionStart).includes('\n');
    return this.history.walking && !area.value.slice(area.selectionEnd).includes('\n');
  }

  get walking(): boolean {
    return this.history.walking;
  }

  /** Returns what stands there next; nothing where it is asked for first, or where there is no more. */
  step(key: string, text: string): string | undefined {
    if (key === 'ArrowUp' && this.wanted === 'no') {
      this.wanted = 'asked';
      this.ask();
      return undefined;
    }
    if (this.wanted !== 'here') return undefined;
    return key === 'ArrowUp' ? this.history.older(text) : this.history.newer();
  }
}
