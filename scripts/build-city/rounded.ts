/** Degrees to `digits` decimals: five are about 1 m, six about 0.1 m. */
export function rounded(degrees: number, digits = 5): number {
  return Math.round(degrees * 10 ** digits) / 10 ** digits
}
