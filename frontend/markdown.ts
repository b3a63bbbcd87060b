import type { PropertyValues } from 'lit';
import { furnish } from './code-card';
import { LightElement } from './light-element';
import { clean } from './markdown-clean';
import { morph } from './markdown-morph';
import { deepest, markdown } from './markdown-rules';
import { closed, withoutHalfLine } from './markdown-tail';
import { drawMaths } from './maths';

/** What is beyond this is shown as plain text: nobody reads it, and parsing it would make the page wait. */
const longest = 400_000;

interface Block {
  html: string;
  /** Where it begins in the text. */
  start: number;
  nodes: ChildNode[];
}

/**
 * Hostile Markdown, made safe. Drawn block by block: when the text grows, the blocks before the change stay the same nodes, with their
 * selection, their colours and their scroll. While it is `growing`, only the last block is read again and changed in place; what a later
 * line may mean for an earlier one is made up for at the end.
 */
export class MarkdownElement extends LightElement {
  static override properties = { text: { attribute: false }, growing: { attribute: false } };

  declare text: string;
  declare growing: boolean;
  private blocks: Block[] = [];
  private drawn = '';
  private env: Record<string, unknown> = {};

  constructor() {
    super();
    this.text = '';
    this.growing = false;
  }

  protected override createRenderRoot(): HTMLElement {
    this.classList.add('markdown');
    this.dir = 'auto';
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('text') && !changed.has('growing')) return;
    // as the parser has it, so that its lines are ours
    const text = String(this.text ?? '').replace(/\r\n?/g, '\n');
    try {
      if (text.length > longest) throw new RangeError('too long to be read as Markdown');
      if (this.growing && this.blocks.length > 0 && text.startsWith(this.drawn)) this.drawTail(text);
      else this.drawAll(text);
      this.drawn = text;
    } catch {
      this.blocks = [];
      this.drawn = '';
      this.drawPlain(text);
    }
  }

  private drawPlain(text: string): void {
    const plain = this.querySelector(':scope > .plain-text');
    const letters = plain?.firstChild;
    if (letters instanceof Text && text.startsWith(letters.data)) {
      letters.appendData(text.slice(letters.length));
      return;
    }
    const box = document.createElement('div');
    box.className = 'plain-text';
    box.textContent = text;
    this.replaceChildren(box);
  }

  private drawAll(text: string): void {
    this.env = {};
    if (this.blocks.length === 0) this.replaceChildren();
    this.draw(this.read(text), 0, 0);
  }

  private drawTail(text: string): void {
    const last = this.blocks.length - 1;
    const start = this.blocks[last]?.start ?? 0;
    this.draw(this.read(text.slice(start)), last, start);
  }

  private read(text: string): { html: string; start: number }[] {
    return this.growing ? blocksOf(withoutHalfLine(text), this.env, closed) : blocksOf(text, this.env);
  }

  /** Puts these pieces in the place of the blocks from `first` on. */
  private draw(pieces: { html: string; start: number }[], first: number, offset: number): void {
    let same = 0;
    while (same < pieces.length && this.blocks[first + same]?.html === pieces[same]?.html) same++;
    pieces.slice(0, same).forEach((piece, index) => {
      const block = this.blocks[first + index];
      if (block) block.start = offset + piece.start;
    });
    const old = this.blocks.splice(first + same);
    pieces.slice(same).forEach((piece, index) => {
      const fragment = clean(piece.html);
      // only the block at the edge is the same thing, grown
      const nodes = (index === 0 && this.inPlace(old[0], fragment)) || this.added(fragment);
      if (nodes === old[0]?.nodes) old.shift();
      this.blocks.push({ html: piece.html, start: offset + piece.start, nodes });
    });
    old.forEach((block) => block.nodes.forEach((node) => node.remove()));
    // what still grows gets its colours and formulas when it is complete
    const complete = this.growing ? this.blocks.slice(0, -1) : this.blocks;
    complete.forEach((block) => block.nodes.forEach((node) => this.finish(node)));
  }

  private added(fragment: DocumentFragment): ChildNode[] {
    const nodes = [...fragment.childNodes];
    this.append(fragment);
    return nodes;
  }

  /** Changes the nodes of a block into these; null where they are of another kind. */
  private inPlace(block: Block | undefined, fragment: DocumentFragment): ChildNode[] | null {
    if (!block || block.nodes.length === 0 || block.nodes.length !== fragment.childNodes.length) return null;
    const next = [...fragment.childNodes];
    if (block.nodes.some((node, index) => node.nodeName !== next[index]?.nodeName)) return null;
    block.nodes.forEach((node, index) => morph(node, next[index] as ChildNode));
    return block.nodes;
  }

  private finish(node: ChildNode): void {
    if (!(node instanceof Element) || node.classList.contains('finished')) return;
    node.classList.add('finished');
    const cards = [...node.querySelectorAll('.code-card')];
    if (node.matches('.code-card')) cards.push(node);
    cards.forEach(furnish);
    void drawMaths(node);
    const tables = [...node.querySelectorAll<HTMLElement>('.table-box')];
    if (node instanceof HTMLElement && node.matches('.table-box')) tables.push(node);
    for (const table of tables) {
      table.tabIndex = 0;
      table.setAttribute('role', 'group');
      table.setAttribute('aria-label', 'Table');
    }
  }
}

/**
 * The HTML of each block at the outermost level, and where it begins.
 *
 * @param end makes something better of the end of the text, once it is known what it means
 */
function blocksOf(text: string, env: Record<string, unknown>, end: typeof closed = (same) => same): { html: string; start: number }[] {
  const asItIs = markdown.parse(text, env);
  const better = end(text, asItIs);
  const tokens = better === text ? asItIs : markdown.parse(better, env);
  // rather plain than with a part missing
  if (tokens.some((token) => token.level >= deepest - 2)) throw new RangeError('nested too deeply');
  const pieces: { html: string; start: number }[] = [];
  const starts = lineStarts(better);
  let first = 0;
  let depth = 0;
  tokens.forEach((token, index) => {
    depth += token.nesting;
    if (depth > 0) return;
    const html = markdown.renderer.render(tokens.slice(first, index + 1), markdown.options, env);
    pieces.push({ html, start: starts[tokens[first]?.map?.[0] ?? 0] ?? 0 });
    first = index + 1;
  });
  return pieces;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

customElements.define('talaria-markdown', MarkdownElement);
