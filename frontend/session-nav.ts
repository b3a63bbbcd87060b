import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { copyText } from './copy';
import { menuStyles } from './menu-styles';
import { moveInMenu, placeAt, rowMenu, type RowAction } from './row-menu';
import type { SectionElement } from './section';
import './section';
import './tip';
import type { Row } from './words';

/** Around all lists of sessions: one tab stop, arrow keys from list to list, and the one menu that their rows share. */
export class SessionNav extends LitElement {
  static override properties = { current: { attribute: false }, menuRow: { state: true } };
  static override styles = [menuStyles, css`:host { display: block; }`];

  declare current: string;
  private declare menuRow: Row | null;
  private opener: HTMLElement | null = null;
  private stop: HTMLElement | null = null;

  constructor() {
    super();
    this.current = '';
    this.menuRow = null;
    this.addEventListener('rows-drawn', () => this.keepOneTabStop());
    this.addEventListener('focusin', (event) => this.take(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('click', (event) => this.onClick(event));
    this.addEventListener('contextmenu', (event) => this.onContextMenu(event));
  }

  protected override render(): TemplateResult {
    return html`<slot @slotchange=${() => this.pass()}></slot>
      <div id="menu" role="menu" popover="auto" aria-label="Actions" @keydown=${this.onMenuKey} @toggle=${this.onMenuToggle}
        @click=${() => this.closeMenu()}>
        ${this.menuRow ? rowMenu(this.menuRow, (action) => this.act(action)) : nothing}
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('current')) this.pass();
  }

  private sections(): SectionElement[] {
    return [...this.querySelectorAll<SectionElement>('talaria-section')];
  }

  private links(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('a.row-link')];
  }

  private pass(): void {
    this.sections().forEach((section) => (section.current = this.current));
    this.keepOneTabStop();
  }

  /** Rows come and go; whatever they do, Tab leads to exactly one of them: the last one used, else the open one, else the first. */
  private keepOneTabStop(): void {
    const links = this.links();
    const stop =
      links.find((link) => link === this.stop) ?? links.find((link) => link.getAttribute('aria-current') === 'page') ?? links[0] ?? null;
    for (const link of links) link.tabIndex = link === stop ? 0 : -1;
    this.stop = stop;
  }

  private take(event: FocusEvent): void {
    const link = (event.target as Element).closest<HTMLElement>('a.row-link');
    if (!link) return;
    this.stop = link;
    this.keepOneTabStop();
  }

  private onKey(event: KeyboardEvent): void {
    const link = (event.target as Element).closest<HTMLElement>('a.row-link');
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = this.links();
    const at = links.indexOf(link);
    let next: HTMLElement | undefined;
    switch (event.key) {
      case 'ArrowDown': next = links[at + 1]; break;
      case 'ArrowUp': next = links[at - 1]; break;
      case 'Home': next = links[0]; break;
      case 'End': next = links[links.length - 1]; break;
      case 'ArrowRight':
      case 'ContextMenu':
        event.preventDefault();
        this.openBeside(link, link);
        return;
      case 'F10':
        if (!event.shiftKey) return;
        event.preventDefault();
        this.openBeside(link, link);
        return;
      default: return;
    }
    event.preventDefault();
    next?.focus();
  }

  private onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const kebab = target.closest<HTMLElement>('.kebab');
    const link = target.closest<HTMLElement>('a.row-link');
    if (kebab) this.openBeside(kebab, kebab);
    else if (link && event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      const row = this.rowOf(link);
      if (row) this.pin(row);
    }
  }

  private onContextMenu(event: MouseEvent): void {
    const item = (event.target as Element).closest<HTMLElement>('li.row');
    if (!item) return;
    event.preventDefault();
    this.openMenu(item, item.querySelector('a') ?? item, event.clientX, event.clientY);
  }

  private openBeside(element: HTMLElement, opener: HTMLElement): void {
    const box = element.getBoundingClientRect();
    const x = element.matches('.kebab') ? box.left : box.left + 30;
    this.openMenu(element, opener, x, box.bottom + 2);
  }

  private rowOf(element: Element): Row | undefined {
    const key = element.closest<HTMLElement>('li.row')?.dataset.key;
    return key === undefined ? undefined : element.closest<SectionElement>('talaria-section')?.row(key);
  }

  private openMenu(element: HTMLElement, opener: HTMLElement, x: number, y: number): void {
    const row = this.rowOf(element);
    if (!row) return;
    this.opener = opener;
    this.menuRow = row;
    void this.updateComplete.then(() => {
      this.menu.showPopover();
      placeAt(this.menu, x, y);
      this.menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    });
  }

  private get menu(): HTMLElement {
    return this.renderRoot.querySelector('#menu') as HTMLElement;
  }

  private closeMenu(): void {
    if (this.menu.matches(':popover-open')) this.menu.hidePopover();
  }

  private onMenuKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Tab' || event.key === 'ArrowLeft') {
      event.preventDefault();
      this.closeMenu();
    } else if (moveInMenu(this.menu, event.key)) event.preventDefault();
  }

  private onMenuToggle(event: Event): void {
    // whoever clicked elsewhere keeps the focus there
    const unclaimed = document.activeElement === document.body || document.activeElement === this;
    if ((event as ToggleEvent).newState === 'closed' && unclaimed) this.opener?.focus({ preventScroll: true });
  }

  private act(action: RowAction): void {
    const row = this.menuRow;
    if (!row) return;
    switch (action) {
      case 'pin': this.pin(row); break;
      case 'copy-link': void this.copy(new URL(row.href, document.baseURI).href, 'Link copied'); break;
      case 'copy-id': void this.copy(row.id, 'Id copied'); break;
    }
  }

  private pin(row: Row): void {
    this.dispatchEvent(new CustomEvent('row-pin', { detail: { key: row.key, pinned: !row.pinned } }));
  }

  private async copy(text: string, done: string): Promise<void> {
    const said = (await copyText(text)) ? done : 'Copying is not possible here';
    this.dispatchEvent(new CustomEvent('notify', { detail: { text: said } }));
  }
}

customElements.define('talaria-session-nav', SessionNav);
