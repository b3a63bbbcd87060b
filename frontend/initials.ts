import { html, type TemplateResult } from 'lit';

/** A person by initials; always the same colour for the same name. */
export function avatar(name: string): TemplateResult {
  return html`<span class="av" style="--h:${hash(name) % 360}" aria-hidden="true">${initials(name)}</span>`;
}

export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]].map((word) => [...(word ?? '')][0] ?? '') : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toUpperCase();
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (value * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
