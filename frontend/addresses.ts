/** The host of an address, to name a thing that is not loaded. */
export function hostOf(address: string): string {
  try {
    return new URL(address).hostname || 'local file';
  } catch {
    return 'local file';
  }
}

/** Whether a link may lead there. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

/** A size in characters as a person says it. */
export function sizeText(characters: number): string {
  if (characters < 1000) return `${characters} characters`;
  if (characters < 1_000_000) return `${Math.round(characters / 1000)} kB`;
  return `${(characters / 1_000_000).toFixed(1)} MB`;
}

/** The size of a file as a person says it. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`;
}
