import type { Asked, Completing } from './completing';
import type { Completion } from './composer-words';

/** Whether the open list has taken the key. */
export function keyInCompletions(event: KeyboardEvent, completing: Completing, complete: (item: Completion) => void): boolean {
  const item = completing.items[completing.chosen];
  switch (event.key) {
    case 'ArrowDown': completing.move(1); break;
    case 'ArrowUp': completing.move(-1); break;
    case 'Escape': completing.close(); break;
    case 'Tab':
    case 'Enter':
      // what is complete already is meant to be sent
      if (!item || event.shiftKey || event.ctrlKey || event.metaKey || (event.key === 'Enter' && item.text.trim() === completing.asked?.word.trim())) {
        if (event.key === 'Enter') completing.close();
        return false;
      }
      complete(item);
      break;
    default: return false;
  }
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** Puts what was chosen in place of what was asked about. Returns whether more can follow, as in a folder. */
export function insert(item: Completion, asked: Asked, area: HTMLTextAreaElement): boolean {
  const open = /[:/]$/.test(item.text);
  area.setRangeText(open || area.value.charAt(asked.to) === ' ' ? item.text : `${item.text} `, asked.from, asked.to, 'end');
  area.focus();
  return open;
}

/** Begins a command or a reference, as the buttons below the text promise. */
export function begin(sign: '/' | '@', area: HTMLTextAreaElement): void {
  const at = sign === '/' ? 0 : area.selectionStart;
  if (sign === '/' && area.value.startsWith('/')) area.setSelectionRange(area.value.length, area.value.length);
  else area.setRangeText(sign === '@' && /\S$/.test(area.value.slice(0, at)) ? ' @' : sign, at, at, 'end');
  area.focus();
}
