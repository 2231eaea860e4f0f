import type { Pixel } from './view.ts'

/** A straight stroke on the pane, CSS px. */
export type Stroke = { readonly from: Pixel; readonly to: Pixel }

/**
 * Cuts a line into dashes that are as long on every zoom. The pattern runs on around the bends; strokes that cannot be seen
 * (wholly outside `size`, grown by a dash) are left out.
 */
export function dashesOf(
  line: readonly Pixel[],
  dashPx: number,
  gapPx: number,
  size: { width: number; height: number },
): readonly Stroke[] {
  const strokes: Stroke[] = []
  const period = dashPx + gapPx
  let before = 0
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]]
    if (a === undefined || b === undefined) continue
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (length > 0 && mayBeSeen(a, b)) cut(a, b, length)
    before += length
  }
  return strokes

  function mayBeSeen(a: Pixel, b: Pixel): boolean {
    return (
      Math.max(a[0], b[0]) >= -dashPx &&
      Math.max(a[1], b[1]) >= -dashPx &&
      Math.min(a[0], b[0]) <= size.width + dashPx &&
      Math.min(a[1], b[1]) <= size.height + dashPx
    )
  }

  function cut(a: Pixel, b: Pixel, length: number): void {
    const point = (px: number): Pixel => [a[0] + ((b[0] - a[0]) * px) / length, a[1] + ((b[1] - a[1]) * px) / length]
    for (let start = -(before % period); start < length; start += period) {
      const [head, tail] = [Math.max(0, start), Math.min(length, start + dashPx)]
      if (tail > head) strokes.push({ from: point(head), to: point(tail) })
    }
  }
}
