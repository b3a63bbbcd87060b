import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { isWebAddress } from './addresses';
import { ansiRuns } from './ansi';
import { colour } from './code-card';
import { diffLines } from './diff';
import { LightElement } from './light-element';
import './markdown';
import { todoList } from './todos';
import './whole-text';
import type { ToolBody } from './words';
import { picture } from './zoom';

/** One thing to read in an opened tool row. */
export class ToolBodyElement extends LightElement {
  static override properties = { body: { attribute: false }, whole: { state: true } };

  declare body: ToolBody | null;
  /** The whole text, once somebody asked for it. */
  private declare whole: string | null;

  constructor() {
    super();
    this.body = null;
    this.whole = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const body = this.body;
    if (!body) return nothing;
    return html`${body.label ? html`<div class="body-label">${body.label}</div>` : nothing}
      ${this.content(body)}
      ${body.whole
        ? html`<talaria-whole-text .path=${body.whole} .size=${body.wholeLength}
            @whole=${(event: CustomEvent<{ text: string }>) => (this.whole = event.detail.text)}></talaria-whole-text>`
        : nothing}`;
  }

  private content(body: ToolBody): TemplateResult | typeof nothing {
    const text = this.whole ?? body.text;
    switch (body.form) {
      case 'ansi': return this.box(body, html`${ansiRuns(text).map((run) => (plain(run) ? run.text : styled(run)))}`, 'ansi');
      case 'diff': return this.box(body, html`${diffLines(text).map((line) => html`<span class="line ${line.kind}">${line.text || ' '}</span>`)}`, 'diff');
      case 'markdown': return html`<div class="body-markdown" tabindex="0" role="group" aria-label=${body.label || 'Text'}><talaria-markdown .text=${text}></talaria-markdown></div>`;
      case 'todos': return listOf(text, todoList) ?? this.box(body, text);
      case 'hits': return listOf(text, hits) ?? this.box(body, text);
      case 'facts': return listOf(text, facts) ?? this.box(body, text);
      case 'picture': return picture({ path: body.text, remote: null, alt: body.label });
      case 'code':
      case 'json':
      case 'text': return this.box(body, text);
      default: return this.box(body, text);
    }
  }

  private box(body: ToolBody, content: unknown, look = ''): TemplateResult {
    return html`<pre class="body-text ${look}" tabindex="0" role="group" aria-label=${body.label || 'Output'} dir="auto"><code>${content}</code></pre>`;
  }

  protected override updated(): void {
    const body = this.body;
    const code = this.querySelector('pre > code');
    // lit owns the text node, so the colours go into a copy beside it only where the text will not change again
    if (body?.form === 'json' && code && !body.whole && !code.classList.contains('coloured')) {
      code.classList.add('coloured');
      void colour(code, 'json');
    }
  }
}

function plain(run: ReturnType<typeof ansiRuns>[number]): boolean {
  return !run.fore && !run.back && !run.bold && !run.dim && !run.italic && !run.underline;
}

function styled(run: ReturnType<typeof ansiRuns>[number]): TemplateResult {
  return html`<span style=${styleMap({
    color: run.fore,
    background: run.back,
    'font-weight': run.bold ? '600' : '',
    opacity: run.dim ? '.75' : '',
    'font-style': run.italic ? 'italic' : '',
    'text-decoration': run.underline ? 'underline' : '',
  })}>${run.text}</span>`;
}

/** Draws a list that came as JSON; null where it is none, so that the caller shows the text as it is. */
function listOf<T>(json: string, draw: (items: T[]) => TemplateResult): TemplateResult | null {
  try {
    const items: unknown = JSON.parse(json);
    return Array.isArray(items) ? draw(items.filter((item): item is T => typeof item === 'object' && item !== null)) : null;
  } catch {
    return null;
  }
}

function hits(items: { title?: string; url?: string; snippet?: string }[]): TemplateResult {
  return html`<ul class="hits">${items.map(
    (hit) => html`<li>
      ${isWebAddress(String(hit.url ?? ''))
        ? html`<a href=${String(hit.url)} target="_blank" rel="noopener noreferrer nofollow" router-ignore>${hit.title || hit.url}</a>`
        : html`<b>${hit.title || hit.url}</b>`}
      ${hit.url ? html`<small>${hit.url}</small>` : nothing}
      ${hit.snippet ? html`<p>${hit.snippet}</p>` : nothing}
    </li>`,
  )}</ul>`;
}

function facts(items: { name?: string; value?: unknown }[]): TemplateResult {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
  return html`<dl class="facts">${items.map((fact) => html`<div><dt>${fact.name}</dt><dd>${text(fact.value)}</dd></div>`)}</dl>`;
}

customElements.define('talaria-tool-body', ToolBodyElement);
