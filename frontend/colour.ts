import type { Colour } from './words';

const plain = /^(#[0-9a-f]{3,8}|(hsl|rgb|oklch|oklab|lab|lch)\([0-9a-z.,%/\s]+\))$/i;

/** The value of `--c` for a colour that differs on light and dark ground; anything odd becomes the neutral one. */
export function colourValue(colour: Colour | null | undefined): string {
  if (!colour || !plain.test(colour.light) || !plain.test(colour.dark)) return 'var(--neutral)';
  return `light-dark(${colour.light}, ${colour.dark})`;
}

/** The twelve colours that a person can choose from: a hue each, as light and strong as the automatic ones. */
export const swatches: readonly { hue: number; name: string }[] = [
  'Red', 'Orange', 'Yellow', 'Lime', 'Green', 'Mint', 'Cyan', 'Sky', 'Blue', 'Violet', 'Magenta', 'Rose',
].map((name, index) => ({ hue: index * 30, name }));
