import type { PropertyValues } from 'lit';
import { furnish } from './code-card';
import { LightElement } from './light-element';
import { clean } from './markdown-clean';
import { deepest, markdown } from './markdown-rules';
import { drawMaths } from './maths';

/** What is beyond this is shown as plain text: nobody reads it, and parsing it would make the page wait. */
const longest = 400_000;

interface Block {
  html: string;
  nodes: ChildNode[];
}

/**
 * Hostile Markdown, made safe. Drawn block by block: when the text grows, the blocks before the change stay the same nodes, with their
 * selection, their colours and their scroll.
 */
export class MarkdownElement extends LightElement {
  static override properties = { text: { attribute: false } };

  declare text: string;
  private blocks: Block[] = [];

  constructor() {
    super();
    this.text = '';
  }

  protected override createRenderRoot(): HTMLElement {
    this.classList.add('markdown');
    this.dir = 'auto';
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('text')) return;
    const text = String(this.text ?? '');
    try {
      if (text.length > longest) throw new RangeError('too long to be read as Markdown');
      this.draw(htmlOfBlocks(text));
    } catch {
      this.blocks = [];
      const plain = document.createElement('div');
      plain.className = 'plain-text';
      plain.textContent = text;
      this.replaceChildren(plain);
    }
  }

  private draw(pieces: string[]): void {
    if (this.blocks.length === 0) this.replaceChildren();
    let same = 0;
    while (same < pieces.length && this.blocks[same]?.html === pieces[same]) same++;
    for (const old of this.blocks.splice(same)) old.nodes.forEach((node) => node.remove());
    for (const piece of pieces.slice(same)) {
      const fragment = clean(piece);
      const nodes = [...fragment.childNodes];
      this.blocks.push({ html: piece, nodes });
      this.append(fragment);
      nodes.forEach((node) => this.finish(node));
    }
    void drawMaths(this);
  }

  private finish(node: ChildNode): void {
    if (!(node instanceof Element)) return;
    const cards = [...node.querySelectorAll('.code-card')];
    if (node.matches('.code-card')) cards.push(node);
    cards.forEach(furnish);
    const tables = [...node.querySelectorAll<HTMLElement>('.table-box')];
    if (node instanceof HTMLElement && node.matches('.table-box')) tables.push(node);
    for (const table of tables) {
      table.tabIndex = 0;
      table.setAttribute('role', 'group');
      table.setAttribute('aria-label', 'Table');
    }
  }
}

/** The HTML of each block at the outermost level. */
function htmlOfBlocks(text: string): string[] {
  const env = {};
  const tokens = markdown.parse(text, env);
  // rather plain than with a part missing
  if (tokens.some((token) => token.level >= deepest - 2)) throw new RangeError('nested too deeply');
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  tokens.forEach((token, index) => {
    depth += token.nesting;
    if (depth > 0) return;
    pieces.push(markdown.renderer.render(tokens.slice(start, index + 1), markdown.options, env));
    start = index + 1;
  });
  return pieces;
}

customElements.define('talaria-markdown', MarkdownElement);
