/**
 * On a narrow screen the sidebar is a drawer: `.drawer-button` opens it; its backdrop, Escape and following a link close it. It is the
 * browser's matter alone, so no round trip delays it. While it is open the rest is inert, which keeps the focus inside.
 */
const narrow = matchMedia('(max-width: 767.98px)');

function shell(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.shell');
}

function set(open: boolean): void {
  const frame = shell();
  if (!frame || frame.classList.contains('drawer-open') === open) return;
  frame.classList.toggle('drawer-open', open);
  frame.querySelectorAll<HTMLElement>('.drawer-button').forEach((button) => button.setAttribute('aria-expanded', String(open)));
  for (const child of frame.children) {
    if (!child.classList.contains('sidebar') && !child.classList.contains('drawer-backdrop')) child.toggleAttribute('inert', open);
  }
  if (open) frame.querySelector<HTMLElement>('.sidebar a[href], .sidebar button')?.focus({ preventScroll: true });
  else frame.querySelector<HTMLElement>('.drawer-button')?.focus({ preventScroll: true });
}

export function openDrawer(): void {
  // where the address is that of a list, the list is on the page already
  if (narrow.matches && !shell()?.classList.contains('browsing')) set(true);
}

narrow.addEventListener('change', () => set(false));
// on the way down: the router keeps the clicks on links to itself
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  if (target.closest('.drawer-button')) openDrawer();
  else if (shell()?.classList.contains('drawer-open')) {
    const link = target.closest('a[router-link]');
    const picking = link?.closest('talaria-session-nav[picking]') != null;
    if (!target.closest('.sidebar') || (link && !picking && !event.shiftKey && !event.ctrlKey && !event.metaKey)) set(false);
  }
}, { capture: true });
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) set(false);
});
