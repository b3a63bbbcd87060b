import { copyFrom } from './copy';
import { clean } from './markdown-clean';

/** Beyond this, colouring would make the page wait. */
const longestHighlighted = 60_000;

type Highlighter = typeof import('highlight.js/lib/common').default;
let highlighter: Promise<Highlighter> | undefined;

function load(): Promise<Highlighter> {
  highlighter ??= import('highlight.js/lib/common').then((module) => module.default);
  return highlighter;
}

/** Gives a card of code its copy button and its colours. */
export function furnish(card: Element): void {
  const code = card.querySelector('code');
  const head = card.querySelector('.code-head');
  const pre = card.querySelector('pre');
  if (!code || !head || !pre) return;
  pre.tabIndex = 0;
  const language = head.textContent?.trim() ?? '';
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', `Code, ${language}`);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'code-copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy the code, ${language}`);
  button.addEventListener('click', () => {
    void copyFrom(button, () => code.textContent ?? '', 'Copied').then(() => {
      button.textContent = button.dataset.said ?? 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 1500);
    });
  });
  head.append(button);
  void colour(code, language);
}

export async function colour(code: Element, language: string): Promise<void> {
  const text = code.textContent ?? '';
  if (!text || text.length > longestHighlighted || !/^[\w+#.-]+$/.test(language)) return;
  try {
    const highlight = await load();
    if (!highlight.getLanguage(language) || code.textContent !== text) return;
    code.replaceChildren(clean(highlight.highlight(text, { language, ignoreIllegals: true }).value));
  } catch {
    // plain code is readable too
  }
}
