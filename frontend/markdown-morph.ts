/**
 * Makes one drawn piece into its grown self with as few changes as possible: what is the same stays the same node, and text is appended
 * rather than replaced, so that a selection survives.
 */
export function morph(old: ChildNode, next: ChildNode): void {
  if (old instanceof Text && next instanceof Text) {
    growText(old, next.data);
    return;
  }
  if (!(old instanceof Element) || !(next instanceof Element)) return;
  morphAttributes(old, next);
  const olds = [...old.childNodes];
  const nexts = [...next.childNodes];
  let same = 0;
  while (same < olds.length && same < nexts.length && olds[same]?.nodeName === nexts[same]?.nodeName) {
    const before = olds[same] as ChildNode;
    const after = nexts[same] as ChildNode;
    if (!before.isEqualNode(after)) morph(before, after);
    same++;
  }
  for (const gone of olds.slice(same)) gone.remove();
  for (const added of nexts.slice(same)) old.append(added);
}

function growText(old: Text, text: string): void {
  if (text === old.data) return;
  if (text.startsWith(old.data)) old.appendData(text.slice(old.length));
  else old.data = text;
}

function morphAttributes(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of [...next.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
