/** A reader who comes within this distance is taken to be at the end. */
const slack = 24;

/**
 * Keeps the place of a reader while the content around it grows or is added to. Not every browser anchors the scroll by itself, and none
 * follows the end; so both are done here, and the browser's own anchoring is switched off.
 */
export class ReadingPlace {
  atEnd = true;
  /** Whether the first content has been placed. */
  placed = false;
  private anchors: { element: Element; top: number }[] = [];
  // long ago: the clock begins with the page, which may be quick
  private released = Number.NEGATIVE_INFINITY;
  private lastTop = 0;
  private lastHeight = 0;
  private lastView = 0;
  private touched = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly scroll: HTMLElement,
    private readonly entries: () => Element[],
  ) {
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      scroll.addEventListener(type, () => (this.touched = performance.now()), { passive: true });
    }
  }

  get fromTop(): number {
    return this.scroll.scrollTop;
  }

  /** A reader who presses something wants it to open where it is, even at the end. */
  release(): void {
    this.released = performance.now();
    this.note();
  }

  /**
   * Remembers what is at the top of the view now. Only a reader leaves the end, by scrolling up, however little, or opening something; a
   * layout that shrinks and grows again moves the scroll too, and that does not count.
   */
  note(opened = false): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroll;
    const sameLayout = scrollHeight === this.lastHeight && clientHeight === this.lastView;
    const byReader = sameLayout || performance.now() - this.touched < 400;
    const moved = byReader ? scrollTop - this.lastTop : 0;
    const below = scrollHeight - clientHeight - scrollTop;
    this.lastTop = scrollTop;
    this.lastHeight = scrollHeight;
    this.lastView = clientHeight;
    if (below <= 1) this.atEnd = true;
    else if (moved < -1) this.atEnd = false;
    else if (opened) this.atEnd = below <= slack;
    else if (moved > 1 && below <= slack) this.atEnd = true;
    this.anchors = [];
    const edge = this.scroll.getBoundingClientRect().top;
    let candidates = this.entries();
    for (let depth = 0; depth < 7 && candidates.length > 0; depth++) {
      const element = firstBelow(candidates, edge);
      if (!element) break;
      this.anchors.unshift({ element, top: element.getBoundingClientRect().top - edge });
      candidates = [...element.children];
    }
  }

  /** After the content has changed: back to the end, or what was being read back to where it was. */
  keep(): void {
    if (this.entries().length === 0) return;
    const pressed = performance.now() - this.released < 500;
    if (this.atEnd && !pressed) this.toEnd();
    else {
      this.steady();
      this.note(pressed);
    }
    this.placed = true;
  }

  /** The reader has scrolled; what has grown meanwhile is taken out of it. */
  scrolled(): void {
    if (!this.atEnd && this.scroll.scrollHeight !== this.lastHeight) this.steady();
    this.note();
  }

  /** Undoes what the layout, not the reader, has moved. */
  private steady(): void {
    const anchor = this.anchors.find(({ element }) => element.isConnected && element.getClientRects().length > 0);
    if (!anchor) return;
    const edge = this.scroll.getBoundingClientRect().top;
    const byReader = this.scroll.scrollTop - this.lastTop;
    const shift = anchor.element.getBoundingClientRect().top - edge - (anchor.top - byReader);
    if (Math.abs(shift) < 1) return;
    this.scroll.scrollTop += shift;
    this.lastTop += shift;
  }

  toEnd(): void {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.note();
    this.atEnd = true;
  }

  to(element: Element): void {
    const edge = this.scroll.getBoundingClientRect().top;
    this.scroll.scrollTop += element.getBoundingClientRect().top - edge - Math.min(90, this.scroll.clientHeight / 5);
    this.note(true);
  }
}

/** Entries lie below each other, so the first that reaches below the edge is found by halving. */
function firstBelow(elements: Element[], edge: number): Element | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle] as Element).getBoundingClientRect().bottom > edge) high = middle;
    else low = middle + 1;
  }
  return elements[low];
}
