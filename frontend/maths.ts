/** Draws the formulas of an element as MathML, which needs neither a style sheet nor fonts from us. */
export async function drawMaths(root: Element): Promise<void> {
  const formulas = [root, ...root.querySelectorAll('.maths')].filter((each): each is HTMLElement => each.matches('.maths:not(.drawn)'));
  if (formulas.length === 0) return;
  try {
    const { default: katex } = await import('katex');
    for (const formula of formulas) {
      const source = formula.textContent ?? '';
      const displayMode = formula.matches('.block, .display');
      try {
        const drawn = document.createElement('span');
        katex.render(source, drawn, { displayMode, output: 'mathml', throwOnError: true, trust: false, strict: 'ignore', maxExpand: 200, maxSize: 20 });
        formula.replaceChildren(...drawn.childNodes);
        formula.classList.add('drawn');
        if (displayMode) formula.tabIndex = 0;
      } catch {
        formula.classList.add('drawn', 'failed');
      }
    }
  } catch {
    // the source of a formula is readable too
  }
}
