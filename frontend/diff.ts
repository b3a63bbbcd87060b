export interface DiffLine {
  kind: 'add' | 'del' | 'hunk' | 'meta' | 'same';
  text: string;
}

const colours = /\u001b\[[0-9;]*m/g;

/** The lines of a diff by what they mean; colours that a terminal would have shown are taken off. */
export function diffLines(diff: string): DiffLine[] {
  const lines = diff.replace(colours, '').replace(/\n$/, '').split(/\r?\n/);
  return lines.map((text) => ({ kind: kindOf(text), text }));
}

function kindOf(line: string): DiffLine['kind'] {
  if (/^(\+\+\+|---)( |$)/.test(line) || /^(diff |index |new file|deleted file|rename |similarity )/.test(line)) return 'meta';
  if (line.startsWith('@@')) return 'hunk';
  if (line.startsWith('+')) return 'add';
  if (line.startsWith('-')) return 'del';
  return 'same';
}
