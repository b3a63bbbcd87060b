const threshold = 4;

/** A square that is dragged along the rail: it follows the pointer, and lands where it was let go. */
export class SquareDrag {
  moving = false;
  /** True until the click that ends a drag has passed, so that letting go selects nothing. */
  justMoved = false;
  private stop: (() => void) | undefined;

  constructor(private readonly landed: (from: number, to: number) => void) {}

  start(event: PointerEvent, element: HTMLElement): void {
    this.cancel();
    const item = element.closest('li');
    const list = item?.parentElement;
    if (!item || !list || event.pointerType === 'touch') return;
    const items = [...list.children];
    const from = items.indexOf(item);
    const startX = event.clientX;

    const move = (next: PointerEvent) => {
      const distance = next.clientX - startX;
      if (!this.moving && Math.abs(distance) < threshold) return;
      this.moving = true;
      item.classList.add('dragged');
      item.style.transform = `translateX(${distance}px)`;
    };
    const up = (last: PointerEvent) => {
      const moved = this.moving;
      this.cancel();
      if (!moved) return;
      this.justMoved = true;
      setTimeout(() => (this.justMoved = false));
      const others = items.filter((other) => other !== item);
      const to = others.filter((other) => middle(other) < last.clientX).length;
      if (to !== from) this.landed(from, to);
    };
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key === 'Escape') this.cancel();
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', this.cancelled);
    document.addEventListener('keydown', key);
    this.stop = () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', this.cancelled);
      document.removeEventListener('keydown', key);
      item.classList.remove('dragged');
      item.style.transform = '';
    };
  }

  cancel(): void {
    this.stop?.();
    this.stop = undefined;
    this.moving = false;
  }

  private readonly cancelled = () => this.cancel();
}

function middle(element: Element): number {
  const box = element.getBoundingClientRect();
  return box.left + box.width / 2;
}
