import type { MarkdownIt } from 'markdown-it';

const longest = 4000;

/** Finds formulas: `$..$` and `\(..\)` in a line, `$$..$$` and `\[..\]` as a block or in a line. Drawing them comes later. */
export function maths(markdown: MarkdownIt): void {
  const out = (source: string, block: boolean) => {
    const text = markdown.utils.escapeHtml(source);
    return block ? `<div class="maths block">${text}</div>` : `<span class="maths">${text}</span>`;
  };
  markdown.renderer.rules.maths = (tokens, index) => out(tokens[index]?.content ?? '', false);
  markdown.renderer.rules.maths_display = (tokens, index) => `<span class="maths display">${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</span>`;
  markdown.renderer.rules.maths_block = (tokens, index) => out(tokens[index]?.content ?? '', true);

  // before `escape`, which would take the backslash of `\(`
  markdown.inline.ruler.before('escape', 'maths', (state, silent) => {
    const found = inlineFormula(state.src, state.pos, state.posMax);
    if (!found) return false;
    if (!silent) state.push(found.display ? 'maths_display' : 'maths', '', 0).content = found.source;
    state.pos = found.end;
    return true;
  });

  markdown.block.ruler.before(
    'fence',
    'maths_block',
    (state, startLine, endLine, silent) => {
      const line = (at: number) => state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at] ?? 0);
      const first = line(startLine);
      const [open, close] = first.startsWith('$$') ? ['$$', '$$'] : first.startsWith('\\[') ? ['\\[', '\\]'] : ['', ''];
      if (!open || !close) return false;
      const rest = first.slice(open.length).trimEnd();
      let source: string;
      let last = startLine;
      if (rest.endsWith(close) && rest.length > close.length) {
        source = rest.slice(0, -close.length);
      } else {
        if (rest.includes(close)) return false;
        const lines = [rest];
        for (last = startLine + 1; last < endLine; last++) {
          const text = line(last).trimEnd();
          if (text.endsWith(close)) {
            lines.push(text.slice(0, -close.length));
            break;
          }
          lines.push(text);
        }
        if (last >= endLine) return false;
        source = lines.join('\n');
      }
      if (source.length > longest || !source.trim()) return false;
      if (silent) return true;
      const token = state.push('maths_block', '', 0);
      token.block = true;
      token.content = source.trim();
      token.map = [startLine, last + 1];
      state.line = last + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

interface Formula {
  source: string;
  end: number;
  display: boolean;
}

/** A formula that starts at `at`, by the rules that keep "it costs $5 or $6" what it is. */
export function inlineFormula(text: string, at: number, end: number): Formula | null {
  for (const [open, close, display] of [['\\(', '\\)', false], ['\\[', '\\]', true], ['$$', '$$', true]] as const) {
    if (!text.startsWith(open, at)) continue;
    // within a window: a text of nothing but opening marks would else be searched to its end for each of them
    const window = text.slice(at + open.length, Math.min(end, at + longest));
    const stop = window.indexOf(close);
    const source = stop < 0 ? '' : window.slice(0, stop).trim();
    return source ? { source, end: at + open.length + stop + close.length, display } : null;
  }
  if (text[at] !== '$' || /\s/.test(text[at + 1] ?? ' ')) return null;
  for (let stop = at + 1; stop < end && stop - at <= longest; stop++) {
    if (text[stop] === '\\') stop++;
    else if (text[stop] === '\n' && text[stop + 1] === '\n') return null;
    else if (text[stop] === '$') {
      if (stop === at + 1 || /\s/.test(text[stop - 1] ?? ' ') || /[0-9A-Za-z]/.test(text[stop + 1] ?? '')) return null;
      return { source: text.slice(at + 1, stop), end: stop + 1, display: false };
    }
  }
  return null;
}
