import type { Token } from 'markdown-it';

/** A line that only begins: shown now, it would be taken for something else, as `-` below a text for a heading. */
const halfLine = /^[ \t]*(?:[-+=_>#|$]+|\*{1,3}|\d{1,9}[.)]?|`{1,2}|~{1,2}|\[[^\]\n]{0,80}(?:\]:?)?)[ \t]*$/;
const halfLink = /!?\[([^[\]\n]*)\]\([^()\s]*$/;
const codeSpan = /(`+)[^`]+\1(?!`)/g;
/** Nobody opens a mark and closes it so much later. */
const longest = 4000;

/** A text that still grows without a last line that is nothing yet. */
export function withoutHalfLine(text: string): string {
  const end = text.lastIndexOf('\n');
  return halfLine.test(text.slice(end + 1)) ? text.slice(0, Math.max(0, end)) : text;
}

/**
 * A text that still grows as if what is open at its end were closed, so that its marks do not show first and vanish then.
 *
 * @param tokens what the text means as it is
 */
export function closed(text: string, tokens: Token[]): string {
  const last = tokens.findLast((token) => token.nesting >= 0 && token.type !== 'inline' && !token.type.endsWith('_open'));
  const inline = tokens.findLast((token) => token.type === 'inline');
  // code and formulas are taken by the letter
  if (last && tokens.indexOf(last) > (inline ? tokens.indexOf(inline) : -1)) return text;
  const words = inline?.content ?? '';
  if (!words || words.length > longest || !text.trimEnd().endsWith(words.slice(words.lastIndexOf('\n') + 1))) return text;
  const link = halfLink.exec(words);
  if (link) return text.trimEnd().slice(0, -link[0].length) + (link[1] ?? '');
  const bare = words.replace(codeSpan, (code) => 'x'.repeat(code.length));
  const tick = bare.lastIndexOf('`');
  if (tick >= 0) return tick === bare.length - 1 || bare[tick - 1] === '`' ? text : `${text.trimEnd()}\``;
  return withBoldClosed(text, bare);
}

function withBoldClosed(text: string, words: string): string {
  const half = /[^*\s]\*$/.test(words) ? 1 : 0;
  const marks = words.slice(0, words.length - half).split('**');
  const before = marks.at(-2) ?? '';
  // every second one closes, and one within a word opens nothing
  if (marks.length % 2 === 1 || !/^$|[\s\p{P}]$/u.test(before) || before.endsWith('*')) return text;
  const inside = marks.at(-1) ?? '';
  const end = text.trimEnd();
  if (inside === '') return end.slice(0, -2);
  return /^\s/.test(inside) ? text : `${end.slice(0, end.length - half)}**`;
}
