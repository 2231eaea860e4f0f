import type { Stroke } from './dashes.ts'
import type { Pixel } from './view.ts'

/** Level strokes over an area, `gapPx` apart, as water is drawn. They hang on its first corner and lie still on the ground. */
export function levelsOf(
  ring: readonly Pixel[],
  gapPx: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Stroke[] {
  const [first] = ring
  if (first === undefined) return []
  const heights = ring.map(([, y]) => y)
  const from = Math.ceil((Math.max(0, Math.min(...heights)) - first[1]) / gapPx)
  const to = Math.floor((Math.min(height, Math.max(...heights)) - first[1]) / gapPx)
  const strokes: Stroke[] = []
  for (let k = from; k <= to; k += 1) {
    // Between two rows of pixels, so that no corner lies on it.
    const level = first[1] + k * gapPx + 0.5
    const cuts = ring
      .flatMap(([x, y], i): number[] => {
        const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
        return y < level === nextY < level ? [] : [x + ((nextX - x) * (level - y)) / (nextY - y)]
      })
      .sort((one, other) => one - other)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [left, right] = [cuts[i], cuts[i + 1]]
      if (left === undefined || right === undefined || right < 0 || left > width) continue
      strokes.push({ from: [left, level], to: [right, level] })
    }
  }
  return strokes
}
