import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce, copyText } from './copy';
import { menuStyles } from './menu-styles';
import { pickedAfter, pickingBar, pickingStyles, type PickAction } from './picking';
import { renameForm, renameStyles } from './rename-form';
import { moveInMenu, placeAt, rowMenu, type RowAction } from './row-menu';
import type { SectionElement } from './section';
import './section';
import './tip';
import type { Row } from './words';

/** Around all lists of sessions: one tab stop, arrow keys from list to list, and the one menu that their rows share. */
export class SessionNav extends LitElement {
  static override properties = { current: { attribute: false }, menuRow: { state: true }, renamed: { state: true }, picked: { state: true } };
  static override styles = [menuStyles, pickingStyles, renameStyles, css`:host { display: block; }`];

  declare current: string;
  private declare menuRow: Row | null;
  /** The row whose title is being written. */
  private declare renamed: Row | null;
  /** The keys that are picked; nothing while nobody picks. */
  private declare picked: ReadonlySet<string> | null;
  private lastPicked: string | null = null;
  private opener: HTMLElement | null = null;
  private stop: HTMLElement | null = null;

  constructor() {
    super();
    this.current = '';
    this.menuRow = null;
    this.renamed = null;
    this.picked = null;
    this.addEventListener('rows-drawn', () => this.keepOneTabStop());
    this.addEventListener('focusin', (event) => this.take(event));
    this.addEventListener('keydown', (event) => this.onKey(event));
    this.addEventListener('click', (event) => this.onClick(event));
    this.addEventListener('contextmenu', (event) => this.onContextMenu(event));
  }

  private readonly leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.picked) return;
    event.preventDefault();
    this.pick(null);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.leaveOnEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.leaveOnEscape);
  }

  protected override render(): TemplateResult {
    return html`${this.picked ? pickingBar(this.picked.size, this.pickedAreArchived(), (action) => this.actOnPicked(action)) : nothing}
      <slot @slotchange=${() => this.pass()}></slot>
      <div id="menu" role="menu" popover="auto" aria-label="Actions" @keydown=${this.onMenuKey} @toggle=${this.onMenuToggle}
        @click=${() => this.closeMenu()}>
        ${this.menuRow ? rowMenu(this.menuRow, (action) => this.act(action)) : nothing}
      </div>
      <div id="rename" role="dialog" popover="auto" aria-label="Rename" @keydown=${(event: Event) => event.stopPropagation()}
        @toggle=${this.onRenameToggle}>
        ${this.renamed ? renameForm(this.renamed, (title) => this.rename(title)) : nothing}
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('current') || changed.has('picked')) this.pass();
    this.toggleAttribute('picking', this.picked !== null);
  }

  private sections(): SectionElement[] {
    return [...this.querySelectorAll<SectionElement>('talaria-section')];
  }

  private links(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('a.row-link')];
  }

  private pass(): void {
    for (const section of this.sections()) {
      section.current = this.current;
      section.picked = this.picked;
    }
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
      case ' ':
        if (!this.picked) return;
        event.preventDefault();
        this.pickRow(link, event.shiftKey);
        return;
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
    else if (link && this.picked && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      this.pickRow(link, event.shiftKey);
    }
    else if (link && event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      const row = this.rowOf(link);
      if (row) this.pin(row);
    }
  }

  private onContextMenu(event: MouseEvent): void {
    const item = (event.target as Element).closest<HTMLElement>('li.row');
    if (!item || this.picked) return;
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
    if (!row || this.picked) return;
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
    if ((event as ToggleEvent).newState === 'closed' && unclaimed && !this.renamed) this.opener?.focus({ preventScroll: true });
  }

  private act(action: RowAction): void {
    const row = this.menuRow;
    if (!row) return;
    switch (action) {
      case 'pin': this.pin(row); break;
      case 'copy-link': void this.copy(new URL(row.href, document.baseURI).href, 'Link copied'); break;
      case 'copy-id': void this.copy(row.id, 'Id copied'); break;
      case 'rename': this.openRename(row); break;
      case 'archive': this.tell('rows-archive', { keys: [row.key] }); break;
      case 'restore': this.tell('rows-restore', { keys: [row.key] }); break;
      case 'delete': this.tell('rows-delete', { keys: [row.key] }); break;
      case 'pick':
        this.lastPicked = row.key;
        this.pick(new Set([row.key]));
        break;
    }
  }

  private pick(picked: ReadonlySet<string> | null): void {
    const began = this.picked === null && picked !== null;
    this.picked = picked;
    if (began) announce('Selecting sessions. Space selects, Escape ends.');
    // the menu that began this is gone: its row has the focus again
    void this.updateComplete.then(() => this.stop?.focus({ preventScroll: true }));
  }

  private pickRow(link: HTMLElement, range: boolean): void {
    const key = this.rowOf(link)?.key;
    if (!key || !this.picked) return;
    const keys = this.links().flatMap((each) => this.rowOf(each)?.key ?? []);
    this.picked = pickedAfter(this.picked, key, this.lastPicked, keys, range);
    this.lastPicked = key;
  }

  private pickedAreArchived(): boolean {
    const rows = this.links().flatMap((link) => this.rowOf(link) ?? []).filter((row) => this.picked?.has(row.key));
    return rows.length > 0 && rows.every((row) => row.archived);
  }

  private actOnPicked(action: PickAction): void {
    const keys = [...(this.picked ?? [])];
    this.pick(null);
    if (action !== 'cancel' && keys.length > 0) this.tell(`rows-${action}`, { keys });
  }

  private openRename(row: Row): void {
    const item = this.opener?.closest<HTMLElement>('li.row');
    this.renamed = row;
    void this.updateComplete.then(() => {
      const form = this.renameBox;
      form.showPopover();
      const box = (item ?? this).getBoundingClientRect();
      placeAt(form, box.left, box.top);
      form.querySelector('input')?.select();
    });
  }

  private get renameBox(): HTMLElement {
    return this.renderRoot.querySelector('#rename') as HTMLElement;
  }

  private rename(title: string): void {
    const row = this.renamed;
    this.renameBox.hidePopover();
    if (!row || title.trim() === (row.untitled ? '' : row.title)) return;
    this.tell('row-rename', { key: row.key, title });
  }

  private onRenameToggle(event: Event): void {
    if ((event as ToggleEvent).newState !== 'closed') return;
    this.renamed = null;
    const unclaimed = document.activeElement === document.body || document.activeElement === this;
    if (unclaimed) this.opener?.focus({ preventScroll: true });
  }

  private tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  private pin(row: Row): void {
    this.tell('row-pin', { key: row.key, pinned: !row.pinned });
  }

  private async copy(text: string, done: string): Promise<void> {
    const said = (await copyText(text)) ? done : 'Copying is not possible here';
    this.tell('notify', { text: said });
  }
}

customElements.define('talaria-session-nav', SessionNav);
