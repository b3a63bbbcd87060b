import MarkdownIt from 'markdown-it';
import { hostOf } from './addresses';
import { maths } from './markdown-maths';

/** Deeper than this, the parser drops text. */
export const deepest = 80;

/** What Markdown means here: GitHub's kind, without HTML, and pictures only where they travel inside the text itself. */
export const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, maxNesting: deepest });
markdown.use(maths);
markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false });

const inlinePicture = /^data:image\/(png|jpeg|gif|webp);base64,/i;
const escape = (text: string) => markdown.utils.escapeHtml(text);

markdown.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const source = String(token?.attrGet('src') ?? '');
  const alt = token?.content || 'picture';
  if (inlinePicture.test(source)) return `<img src="${escape(source)}" alt="${escape(alt)}">`;
  return `<a class="not-loaded" href="${escape(source)}">${escape(`${alt} (picture not loaded: ${hostOf(source)})`)}</a>`;
};

markdown.renderer.rules.table_open = () => '<div class="table-box"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';
for (const cell of ['th', 'td']) {
  markdown.renderer.rules[`${cell}_open`] = (tokens, index) => {
    const side = /text-align:\s*(left|right|center)/.exec(String(tokens[index]?.attrGet('style') ?? ''))?.[1];
    return side ? `<${cell} class="${side}">` : `<${cell}>`;
  };
}

markdown.renderer.rules.fence = (tokens, index) => {
  const token = tokens[index];
  const language = (token?.info ?? '').trim().split(/\s+/)[0] ?? '';
  return codeCard(token?.content ?? '', language);
};
markdown.renderer.rules.code_block = (tokens, index) => codeCard(tokens[index]?.content ?? '', '');

function codeCard(code: string, language: string): string {
  const name = language.replace(/[^\w+#.-]/g, '').slice(0, 30);
  return `<div class="code-card"><div class="code-head"><span>${escape(name || 'text')}</span></div><pre><code class="language-${escape(
    name,
  )}">${escape(code)}</code></pre></div>\n`;
}

/** `[ ]` and `[x]` at the start of a list item become a box that shows, and cannot be ticked. */
markdown.core.ruler.after('inline', 'tasks', (state) => {
  state.tokens.forEach((token, index) => {
    if (token.type !== 'inline' || state.tokens[index - 1]?.type !== 'paragraph_open' || state.tokens[index - 2]?.type !== 'list_item_open') return;
    const first = token.children?.[0];
    const mark = first?.type === 'text' ? /^\[([ xX])\]\s/.exec(first.content) : null;
    if (!first || !mark) return;
    first.content = first.content.slice(4);
    const box = new state.Token('task', '', 0);
    box.meta = { done: mark[1] !== ' ' };
    token.children?.unshift(box);
    state.tokens[index - 2]?.attrSet('class', 'task');
  });
});
markdown.renderer.rules.task = (tokens, index) =>
  (tokens[index]?.meta as { done: boolean }).done
    ? '<span class="task-box done"></span><span class="sr-only">done: </span>'
    : '<span class="task-box"></span><span class="sr-only">to do: </span>';
