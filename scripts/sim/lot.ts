/**
 * A number from 0 to below 1 that is always the same for the same words (FNV-1a). The traffic varies by it and by
 * nothing else, so that a simulator that was restarted goes on as the former one would have.
 */
export function lot(...words: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const char of words.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  // The last letters move only the low bits of FNV: stir once more, or `E1` and `E2` would draw the same.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000
}
