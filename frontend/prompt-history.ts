/** Walks through what was said before, newest first. The first step keeps what was being typed, the last one back restores it. */
export class PromptHistory {
  private prompts: string[] = [];
  private at = -1;
  private draft = '';

  fill(prompts: string[]): void {
    this.prompts = prompts;
    this.reset();
  }

  reset(): void {
    this.at = -1;
    this.draft = '';
  }

  /** Whether the arrows may take this text away: it is empty, or itself from the history. */
  mayLeave(text: string): boolean {
    return text === '' || (this.at >= 0 && this.prompts[this.at] === text);
  }

  get walking(): boolean {
    return this.at >= 0;
  }

  older(text: string): string | undefined {
    if (this.at + 1 >= this.prompts.length) return undefined;
    if (this.at < 0) this.draft = text;
    this.at += 1;
    return this.prompts[this.at];
  }

  newer(): string | undefined {
    if (this.at < 0) return undefined;
    this.at -= 1;
    return this.at < 0 ? this.draft : this.prompts[this.at];
  }
}
