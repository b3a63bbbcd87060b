import { html, type TemplateResult } from 'lit';

/** What a reader does not see, or what moves the letters around it: it is named instead of shown. */
const unseen = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/u;
const names: Record<string, string> = {
  '\t': '⇥', '\r': '␍', '\u001b': 'ESC', '\u0000': 'NUL', '\u007f': 'DEL', '\u0008': 'BS', '\u00a0': 'NBSP', '\u00ad': 'SHY', '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ', '\u200d': 'ZWJ', '\u200e': 'LRM', '\u200f': 'RLM', '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO',
  '\u202e': 'RLO', '\u2060': 'WJ', '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI', '\ufeff': 'BOM',
};
/** Longer runs of nothing push what follows out of sight. */
const manyBlanks = /[ ]{24,}|(?:\n[ \t]*){3,}\n/g;
/** More of the same hidden letter are counted. */
const alike = 3;
/** So many are marked, each by itself; what else hides is named in the text. */
const mostMarks = 500;
/** What moves the letters around it, or is no letter at all. */
const moving = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A text with nothing hidden in it, for whoever has to decide about it. Meant for an element that overrides the direction of its letters. */
export function inPlainSight(text: string): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const blank of text.matchAll(manyBlanks)) {
    pieces.push(...named(text.slice(from, blank.index)), folded(blank[0]));
    from = blank.index + blank[0].length;
  }
  pieces.push(...named(text.slice(from)));
  return pieces;
}

function folded(blank: string): TemplateResult {
  const lines = blank.split('\n').length - 2;
  return lines > 0
    ? html`${'\n'}<span class="unseen">${lines} empty lines</span>${'\n'}`
    : html` <span class="unseen">${blank.length} blanks</span> `;
}

function named(text: string, hidden = unseen): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let plain = '';
  let marks = 0;
  for (const [run, letter] of runs(text)) {
    if (letter === '\n' || !hidden.test(letter)) {
      plain += run;
      continue;
    }
    const times = run.length / letter.length;
    for (let nth = 0; nth < Math.min(times, alike); nth++) {
      if (marks++ >= mostMarks) {
        plain += ` ⟨${nameOf(letter)}⟩ `;
        continue;
      }
      if (plain) pieces.push(plain);
      plain = '';
      pieces.push(mark(letter));
    }
    if (times > alike) plain += ` ⟨${times - alike} more of ${nameOf(letter)}⟩ `;
  }
  if (plain) pieces.push(plain);
  return pieces;
}

/** A text in stretches of the same letter, with that letter. */
function* runs(text: string): Generator<[string, string]> {
  let run = '';
  let last = '';
  for (const letter of text) {
    if (letter !== last && run) {
      yield [run, last];
      run = '';
    }
    run += letter;
    last = letter;
  }
  if (run) yield [run, last];
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function nameOf(letter: string): string {
  return names[letter] ?? codeOf(letter);
}

function mark(letter: string): TemplateResult {
  return html`<span class="unseen" data-tip=${codeOf(letter)}>${nameOf(letter)}</span>`;
}

/** Words to be read, not obeyed: what moves the letters is named, what emoji are made of is left as it is. */
export function inPlainWords(text: string): (string | TemplateResult)[] {
  return named(text.replaceAll('\t', ' '), moving);
}

/** The same for an accessible name. */
export function plainWords(text: string, longest: number): string {
  const said = [...text].map((letter) => (letter === '\n' || !unseen.test(letter) ? letter : ` ${names[letter] ?? 'hidden character'} `)).join('');
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}
