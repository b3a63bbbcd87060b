import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { colourValue } from './colour';
import { announce } from './copy';
import { icon } from './icons';
import { LightElement } from './light-element';
import { colourChoice } from './rail-colours';
import { SquareDrag } from './rail-drag';
import { moved } from './reorder';
import { placeAt } from './row-menu';
import './tip';
import type { Activity, Rail, Square } from './words';

const longPress = 450;

const marks: Record<Activity, string> = { working: 'w', stalled: 's', background: 'b', unread: 'u', failed: 'f', 'needs-input': 'n', idle: '' };

function mark(activity: Activity): TemplateResult | typeof nothing {
  return marks[activity] ? html`<i class="mark ${marks[activity]}"></i>` : nothing;
}

/** The strip of profiles at the foot of the sidebar. */
export class RailElement extends LightElement {
  static override filled = 'rail';
  static override properties = {
    rail: { attribute: false },
    railJson: { attribute: false },
    manageHref: { attribute: false },
    coloured: { state: true },
  };

  declare rail: Rail | null;
  declare railJson: string;
  declare manageHref: string;
  /** The square whose colour is being chosen. */
  private declare coloured: Square | null;
  private press: ReturnType<typeof setTimeout> | undefined;
  private readonly drag = new SquareDrag((from, to) => this.arrange(from, to));
  private readonly slotKey = (event: KeyboardEvent) => this.selectSlot(event);

  constructor() {
    super();
    this.rail = null;
    this.manageHref = '';
    this.coloured = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.slotKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.slotKey);
    clearTimeout(this.press);
  }

  protected override render(): TemplateResult | typeof nothing {
    const rail = this.rail;
    if (!rail) return nothing;
    const pillOn = rail.mode === 'all' || rail.pill.icon === 'home-active';
    return html`<div class="rail">
      <button type="button" class="sq pill ${pillOn ? 'on' : ''}" aria-label=${rail.pill.label} data-tip=${rail.pill.hint || rail.pill.label}
        @click=${() => this.tell('rail-pill')}>${icon(rail.pill.icon)}${mark(rail.pill.activity)}</button>
      <i class="sep"></i>
      ${rail.asList ? this.list(rail) : this.strip(rail)}
      ${this.manageHref ? html`<a class="manage" router-link href=${this.manageHref}>${icon('gear')}<span>Manage</span></a>` : nothing}
      ${this.colours()}
    </div>`;
  }

  private strip(rail: Rail): TemplateResult {
    return html`<ul class="squares" aria-label="Profiles" @wheel=${this.onWheel}>
      ${repeat(rail.squares, (square) => square.name, (square) => this.square(square))}
    </ul>`;
  }

  private square(square: Square): TemplateResult {
    return html`<li>
      <a class="sq ${square.active ? 'on' : ''}" router-ignore href=${square.href} data-name=${square.name} draggable="false"
        style=${styleMap({ '--c': colourValue(square.colour) })} data-tip=${square.hint || square.label}
        aria-label=${square.hint || square.label} aria-current=${square.active ? 'true' : nothing}
        @click=${(event: MouseEvent) => this.onClick(event, square)} @keydown=${(event: KeyboardEvent) => this.onKey(event, square)}
        @contextmenu=${(event: MouseEvent) => this.onContextMenu(event, square)}
        @pointerdown=${(event: PointerEvent) => this.onPointerDown(event, square)} @pointerup=${() => clearTimeout(this.press)}
        @pointermove=${() => this.drag.moving && clearTimeout(this.press)} @pointercancel=${() => clearTimeout(this.press)}
        >${square.letter}${mark(square.activity)}</a>
    </li>`;
  }

  private list(rail: Rail): TemplateResult {
    return html`<select class="profile-list" aria-label="Profile" @change=${this.onListChange}>
      ${rail.squares.some((square) => square.active) ? nothing : html`<option value="" selected>Choose a profile</option>`}
      ${rail.squares.map((square) => html`<option value=${square.name} ?selected=${square.active}>${square.hint || square.label}</option>`)}
    </select>`;
  }

  private colours(): TemplateResult {
    return html`<div id="rail-colours" class="swatches" popover="auto" role="dialog" aria-label="Colour of ${this.coloured?.label ?? ''}"
      @toggle=${this.onColoursToggle}>
      ${this.coloured ? colourChoice((hue) => this.choose(hue)) : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this & { rail: Rail | null }>): void {
    if (!changed.has('rail')) return;
    const before = changed.get('rail') as Rail | null | undefined;
    if (before?.current === this.rail?.current) return;
    this.querySelector('.sq[data-name].on')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private onListChange(event: Event): void {
    const name = (event.target as HTMLSelectElement).value;
    if (name) this.tell('rail-select', { name });
  }

  private onWheel(event: WheelEvent): void {
    const strip = event.currentTarget as HTMLElement;
    if (strip.scrollWidth <= strip.clientWidth || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    strip.scrollLeft += event.deltaY;
    event.preventDefault();
  }

  /** A link, so that a profile can be opened in a second tab; the plain click selects without leaving the open session to the router. */
  private onClick(event: MouseEvent, square: Square): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (!this.drag.justMoved && this.coloured === null) this.tell('rail-select', { name: square.name });
  }

  private onPointerDown(event: PointerEvent, square: Square): void {
    if (event.button !== 0) return;
    const element = event.currentTarget as HTMLElement;
    clearTimeout(this.press);
    this.press = setTimeout(() => {
      this.drag.cancel();
      this.openColours(square, element);
    }, longPress);
    this.drag.start(event, element);
  }

  private onContextMenu(event: MouseEvent, square: Square): void {
    event.preventDefault();
    clearTimeout(this.press);
    this.openColours(square, event.currentTarget as HTMLElement);
  }

  private onKey(event: KeyboardEvent, square: Square): void {
    const element = event.currentTarget as HTMLElement;
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      const squares = this.rail?.squares ?? [];
      const from = squares.findIndex((each) => each.name === square.name);
      const to = from + (event.key === 'ArrowLeft' ? -1 : 1);
      if (to < 0 || to >= squares.length) return;
      this.arrange(from, to);
      announce(`Moved to place ${to + 1} of ${squares.length}`);
      void this.updateComplete.then(() => this.squareOf(square.name)?.focus());
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      this.openColours(square, element);
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const links = [...this.querySelectorAll<HTMLElement>('.sq[data-name]')];
      links[links.indexOf(element) + (event.key === 'ArrowLeft' ? -1 : 1)]?.focus();
    }
  }

  private squareOf(name: string): HTMLElement | undefined {
    return [...this.querySelectorAll<HTMLElement>('.sq[data-name]')].find((each) => each.dataset.name === name);
  }

  private openColours(square: Square, element: HTMLElement): void {
    this.coloured = square;
    void this.updateComplete.then(() => {
      const popover = this.querySelector<HTMLElement>('#rail-colours');
      if (!popover || popover.matches(':popover-open')) return;
      popover.showPopover();
      const box = element.getBoundingClientRect();
      placeAt(popover, box.left, box.top - 6);
      popover.querySelector<HTMLElement>('button')?.focus();
    });
  }

  private onColoursToggle(event: Event): void {
    if ((event as ToggleEvent).newState !== 'closed') return;
    const name = this.coloured?.name;
    this.coloured = null;
    if (name && document.activeElement === document.body) this.squareOf(name)?.focus();
  }

  private choose(hue: number | null): void {
    if (this.coloured) this.tell('rail-colour', { name: this.coloured.name, hue });
    this.querySelector<HTMLElement>('#rail-colours')?.hidePopover();
  }

  private arrange(from: number, to: number): void {
    if (!this.rail || from === to) return;
    const squares = moved(this.rail.squares, from, to);
    this.rail = { ...this.rail, squares };
    this.tell('rail-arranged', { names: squares.map((square) => square.name) });
  }

  /** Alt+1 is the default profile, Alt+2 to 9 the squares in their order, Alt+0 all of them. */
  private selectSlot(event: KeyboardEvent): void {
    if (!this.rail || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // by the key's place: with Alt held, some keyboards write another character than the digit
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    if (digit === undefined) return;
    event.preventDefault();
    if (digit === '0') {
      if (this.rail.mode !== 'all') this.tell('rail-all');
      return;
    }
    const names = ['default', ...this.rail.squares.map((square) => square.name).filter((name) => name !== 'default')];
    const name = names[Number(digit) - 1];
    if (name !== undefined) this.tell('rail-select', { name });
  }
}

customElements.define('talaria-rail', RailElement);
