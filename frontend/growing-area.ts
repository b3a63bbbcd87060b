/**
 * Gives a text area the height of its text, up to what the style sheet allows; from there on it scrolls. It is made small to be measured;
 * what it stands in keeps its height meanwhile, or all that scrolls beside it would move.
 */
export function grow(area: HTMLTextAreaElement): void {
  const frame = area.parentElement;
  if (frame) frame.style.minHeight = `${frame.offsetHeight}px`;
  area.style.height = 'auto';
  const border = area.offsetHeight - area.clientHeight;
  area.style.height = `${area.scrollHeight + border}px`;
  if (frame) frame.style.minHeight = '';
}

/** Whether the key belongs to an input method that is still composing; Safari tells it by the code alone. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** A finger's keyboard has no other way to begin a line. */
export function entersLines(): boolean {
  return matchMedia('(pointer: coarse) and (hover: none)').matches;
}
