import type { Stroke } from './dashes.ts'
import type { Pixel } from './view.ts'

/**
 * Strokes at 45 degrees over an area, `gapPx` apart. They hang on its first corner, so that they lie still on the ground when
 * the map is moved; what lies wholly outside the pane is left out.
 */
export function hatchOf(
  ring: readonly Pixel[],
  gapPx: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Stroke[] {
  const [first] = ring
  if (first === undefined) return []
  // Along a stroke x + y is the same; across, it grows by one step from stroke to stroke.
  const step = gapPx * Math.SQRT2
  const sums = ring.map(([x, y]) => x + y)
  const origin = first[0] + first[1]
  const from = Math.ceil((Math.max(0, Math.min(...sums)) - origin) / step)
  const to = Math.floor((Math.min(width + height, Math.max(...sums)) - origin) / step)
  const strokes: Stroke[] = []
  for (let k = from; k <= to; k += 1) {
    const sum = origin + k * step
    const cuts = ring
      .flatMap(([x, y], i): number[] => {
        const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
        const [a, b] = [x + y - sum, nextX + nextY - sum]
        return a < 0 === b < 0 ? [] : [x + ((nextX - x) * a) / (a - b)]
      })
      .sort((one, other) => one - other)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [left, right] = [cuts[i], cuts[i + 1]]
      if (left === undefined || right === undefined || right < 0 || left > width) continue
      strokes.push({ from: [left, sum - left], to: [right, sum - right] })
    }
  }
  return strokes
}
