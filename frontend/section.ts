import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { Clock } from './age';
import { colourValue } from './colour';
import { icon } from './icons';
import { LightElement } from './light-element';
import { announce } from './copy';
import { moved, RowDrag } from './reorder';
import { rowTemplate } from './row-template';
import type { Row, Section, SectionPatch } from './words';

/** A titled list of sessions in the sidebar: a profile's, the pinned ones, what waits for somebody. */
export class SectionElement extends LightElement {
  static override filled = 'section';
  static override properties = { section: { attribute: false }, sectionJson: { attribute: false }, patches: { attribute: false }, current: { attribute: false }, picked: { attribute: false } };

  declare section: Section | null;
  declare sectionJson: string;
  /** What has changed since, oldest first, each as JSON. */
  declare patches: string[];
  /** The key of the session on the screen; the list around this one sets it. */
  declare current: string;
  /** The keys that are picked; nothing while nobody picks. The list around this one sets it. */
  declare picked: ReadonlySet<string> | null;

  /** As it was told: rows may have been moved here since. */
  private told: Section | null = null;
  private readonly drag = new RowDrag((keys) => this.arrange(keys));

  constructor() {
    super();
    this.section = null;
    this.patches = [];
    this.current = '';
    this.picked = null;
    new Clock(this);
    this.addEventListener('keydown', (event) => this.moveByKey(event));
    this.addEventListener('dragstart', (event) => this.section?.reorder && this.drag.start(event));
    this.addEventListener('dragover', (event) => this.drag.over(event, this));
    this.addEventListener('drop', (event) => this.drag.drop(event, this.keys()));
    this.addEventListener('dragend', () => this.drag.end(this));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('sectionJson')) this.told = this.section;
    if (this.patches.length === 0) return;
    for (const patch of this.patches) this.told = this.told && patched(this.told, JSON.parse(patch) as SectionPatch);
    this.section = this.told;
    this.patches = [];
  }

  row(key: string): Row | undefined {
    return this.section?.rows.find((row) => row.key === key);
  }

  protected override render(): TemplateResult | typeof nothing {
    const section = this.section;
    if (!section || (section.kind === 'needs-input' && section.rows.length === 0)) return nothing;
    const title = `section-${section.id}`;
    return html`<section aria-labelledby=${title} class="sessions ${section.kind}"
      style=${styleMap({ '--c': section.colour ? colourValue(section.colour) : '' })}>
      ${this.header(section, title)} ${section.collapsible && !section.open ? nothing : this.body(section)}
    </section>`;
  }

  private header(section: Section, title: string): TemplateResult {
    const label = html`${section.colour ? html`<b class="square"></b>` : nothing}<span class="section-label">${section.label}</span>`;
    const heading = section.collapsible
      ? html`<button type="button" class="section-toggle" aria-expanded=${section.open ? 'true' : 'false'} @click=${() => this.toggle(section)}>
          ${label}<span class="caret">${icon('caret')}</span>
        </button>`
      : label;
    return html`<div class="section-head" data-tip=${section.hint || nothing}>
      <h2 id=${title}>${heading}</h2>
      ${section.begin
        ? html`<a class="section-new" router-link href=${section.begin} aria-label="New session in ${section.label}"
            data-tip="New session in ${section.label}">${icon('plus')}</a>`
        : nothing}
      ${section.meta
        ? html`<span class="section-meta" data-tip=${section.metaHint || nothing}>${section.meta}${section.metaHint
            ? html`<span class="sr-only"> ${section.metaHint}</span>`
            : nothing}</span>`
        : nothing}
    </div>`;
  }

  private body(section: Section): TemplateResult {
    return html`
      ${section.state === 'failed' ? this.failure(section) : nothing}
      ${section.state === 'loading' && section.rows.length === 0 ? skeleton : this.rows(section)}
      ${section.state !== 'failed' && section.message && section.rows.length === 0 && section.state !== 'loading'
        ? html`<p class="section-note">${section.message}</p>`
        : nothing}
      ${section.more
        ? html`<button type="button" class="more" ?disabled=${section.loadingMore} aria-label="${section.more}, ${section.label}"
            @click=${() => this.tell('section-more', { id: section.id })}>
            ${section.loadingMore ? html`<i class="dot work"></i>` : nothing}${section.more}
          </button>`
        : nothing}
    `;
  }

  private rows(section: Section): TemplateResult | typeof nothing {
    if (section.rows.length === 0) return nothing;
    const view = { current: this.current, picked: this.picked, reorder: section.reorder, mixed: section.kind === 'needs-input', now: Date.now() };
    return html`<ul class="rows">
      ${repeat(section.rows, (row) => row.key, (row) => rowTemplate(row, view))}
    </ul>`;
  }

  private failure(section: Section): TemplateResult {
    return html`<div class="card err">
      <p>${section.message}</p>
      ${section.retry || section.staleNote
        ? html`<div class="flex">
            ${section.retry
              ? html`<button type="button" class="btn" aria-label="Retry, ${section.label}"
                  @click=${() => this.tell('section-retry', { id: section.id })}>Retry</button>`
              : nothing}
            ${section.staleNote ? html`<span class="note">${section.staleNote}</span>` : nothing}
          </div>`
        : nothing}
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    this.dispatchEvent(new CustomEvent('rows-drawn', { bubbles: true }));
  }

  private toggle(section: Section): void {
    this.section = { ...section, open: !section.open };
    this.tell('section-toggle', { id: section.id, open: !section.open });
  }

  private keys(): string[] {
    return this.section?.rows.map((row) => row.key) ?? [];
  }

  private moveByKey(event: KeyboardEvent): void {
    if (!this.section?.reorder || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const key = (event.target as Element).closest<HTMLElement>('li.row')?.dataset.key;
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    const keys = this.keys();
    const from = keys.indexOf(key);
    const to = from + (event.key === 'ArrowUp' ? -1 : 1);
    if (to < 0 || to >= keys.length) return;
    this.arrange(moved(keys, from, to));
    announce(`Moved to place ${to + 1} of ${keys.length}`);
    // a node that is moved in the page loses the focus
    void this.updateComplete.then(() => this.link(key)?.focus());
  }

  link(key: string): HTMLAnchorElement | undefined {
    return [...this.querySelectorAll<HTMLElement>('li.row')].find((row) => row.dataset.key === key)?.querySelector('a') ?? undefined;
  }

  /** Shows the new order at once; the answer from Java confirms it. */
  private arrange(keys: string[]): void {
    const section = this.section;
    if (!section) return;
    const rows = keys.map((key) => section.rows.find((row) => row.key === key)).filter((row): row is Row => row !== undefined);
    this.section = { ...section, rows };
    this.tell('pins-arranged', { keys });
  }
}

function patched(section: Section, patch: SectionPatch): Section {
  const pool = [...section.rows, ...patch.fresh];
  return { ...(patch.head ?? section), rows: patch.runs.flatMap(([from, count]) => pool.slice(from, from + count)) };
}

const skeleton = html`<div class="skeletons" role="status"><span class="sr-only">Loading sessions</span>${[80, 62, 71, 54, 66].map(
  (width) => html`<div class="skeleton" style=${styleMap({ width: `${width}%` })}></div>`,
)}</div>`;

customElements.define('talaria-section', SectionElement);
