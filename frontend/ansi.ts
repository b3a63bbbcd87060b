/** A stretch of terminal output in one style. Colours are names of the sixteen, or a literal of the 256 or true ones. */
export interface Run {
  text: string;
  fore: string;
  back: string;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
}

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

function colourOf(index: number): string {
  if (index < 16) return `var(--ansi-${index >= 8 ? 'bright-' : ''}${names[index % 8]})`;
  if (index < 232) {
    const step = (value: number) => (value === 0 ? 0 : 55 + value * 40);
    const cube = index - 16;
    return `rgb(${step(Math.floor(cube / 36))} ${step(Math.floor(cube / 6) % 6)} ${step(cube % 6)})`;
  }
  const grey = 8 + (index - 232) * 10;
  return `rgb(${grey} ${grey} ${grey})`;
}

const fresh = (): Omit<Run, 'text'> => ({ fore: '', back: '', bold: false, dim: false, italic: false, underline: false });

/** Splits output at its escape sequences; those that do not set a style (cursor, title, links) are dropped. */
export function ansiRuns(output: string): Run[] {
  const runs: Run[] = [];
  let style = fresh();
  // a control sequence, an operating system command (titles, links), or any other two-character escape
  // eslint-disable-next-line no-control-regex
  const sequence = /\u001b\[([0-9;:?<=>]*)([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-_]|[\u0000-\u0008\u000b\u000c\u000e-\u001a\u007f]/g;
  let from = 0;
  const push = (to: number) => {
    const text = overwritten(output.slice(from, to));
    if (text) runs.push({ text, ...style });
  };
  for (const match of output.matchAll(sequence)) {
    push(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = restyled(style, match[1] ?? '');
  }
  push(output.length);
  return runs;
}

/** A carriage return starts the line again: of a progress bar only the last state is of use. */
function overwritten(text: string): string {
  if (!text.includes('\r')) return text;
  // line by line: a pattern would look through a long line again from each of its letters
  return text.split('\n').map(lastState).join('\n');
}

function lastState(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') end--;
  return line.slice(0, end).slice(line.lastIndexOf('\r', end - 1) + 1);
}

function restyled(before: Omit<Run, 'text'>, codes: string): Omit<Run, 'text'> {
  let style = { ...before };
  const parts = codes.split(/[;:]/).map((code) => Number(code) || 0);
  for (let index = 0; index < parts.length; index++) {
    const code = parts[index] ?? 0;
    if (code === 0) style = fresh();
    else if (code === 1) style.bold = true;
    else if (code === 2) style.dim = true;
    else if (code === 3) style.italic = true;
    else if (code === 4) style.underline = true;
    else if (code === 22) style.bold = style.dim = false;
    else if (code === 23) style.italic = false;
    else if (code === 24) style.underline = false;
    else if (code >= 30 && code <= 37) style.fore = colourOf(code - 30);
    else if (code >= 40 && code <= 47) style.back = colourOf(code - 40);
    else if (code >= 90 && code <= 97) style.fore = colourOf(code - 82);
    else if (code >= 100 && code <= 107) style.back = colourOf(code - 92);
    else if (code === 39) style.fore = '';
    else if (code === 49) style.back = '';
    else if (code === 38 || code === 48) {
      const colour = parts[index + 1] === 5 ? colourOf(byte(parts[index + 2])) : trueColour(parts.slice(index + 2, index + 5));
      index += parts[index + 1] === 5 ? 2 : 4;
      if (code === 38) style.fore = colour;
      else style.back = colour;
    }
  }
  return style;
}

function trueColour(parts: number[]): string {
  return `rgb(${byte(parts[0])} ${byte(parts[1])} ${byte(parts[2])})`;
}

function byte(value: number | undefined): number {
  return Math.min(255, Math.max(0, value ?? 0));
}
