/**
 * Tips: any element with `data-tip` shows it at once, beside itself, when the mouse or the keyboard comes to it. There is no tip where the
 * element already says the same in full. The text is also the element's accessible name or description, so a screen reader needs no tip.
 */
const gap = 6;
let shown: HTMLElement | undefined;
let owner: HTMLElement | undefined;

function ownerOf(event: Event): HTMLElement | undefined {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLElement && node.dataset.tip) return node;
    if (node === document.body) return undefined;
  }
  return undefined;
}

function saysItAlready(element: HTMLElement, text: string): boolean {
  return element.innerText?.trim() === text.trim() && element.scrollWidth <= element.clientWidth;
}

function show(element: HTMLElement): void {
  const text = element.dataset.tip ?? '';
  if (!text || saysItAlready(element, text)) {
    hide();
    return;
  }
  if (!shown) {
    shown = document.createElement('div');
    shown.className = 'tip';
    shown.setAttribute('aria-hidden', 'true');
    shown.popover = 'manual';
  }
  if (!shown.isConnected) document.body.append(shown);
  shown.textContent = text;
  shown.showPopover();
  owner = element;
  place(shown, element);
}

function place(tip: HTMLElement, element: HTMLElement): void {
  const at = element.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const above = at.top - gap - size.height;
  const below = at.bottom + gap;
  const fitsBelow = below + size.height <= innerHeight;
  const preferAbove = element.dataset.tipSide !== 'below';
  const top = (preferAbove && above >= 0) || !fitsBelow ? Math.max(0, above) : below;
  const left = Math.min(Math.max(4, at.left + at.width / 2 - size.width / 2), Math.max(4, innerWidth - size.width - 4));
  tip.style.top = `${top}px`;
  tip.style.left = `${left}px`;
}

function hide(): void {
  owner = undefined;
  if (shown?.isConnected && shown.matches(':popover-open')) shown.hidePopover();
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  const element = ownerOf(event);
  if (element !== owner) element ? show(element) : hide();
});
document.addEventListener('focusin', (event) => {
  const element = ownerOf(event);
  if (element?.matches(':focus-visible')) show(element);
  else if (element !== owner) hide();
});
document.addEventListener('focusout', hide);
document.addEventListener('pointerdown', hide, true);
document.addEventListener('scroll', hide, true);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') hide();
}, true);
