type XY = { x: number; y: number }
/** A part of a line inside the square, and which of its ends the square's border made. */
export type ClippedLine = { points: XY[]; startCut: boolean; endCut: boolean }

/** The parts of a line that lie in the square from 0,0 to size,size. */
export function clipLine(line: XY[], size: number): ClippedLine[] {
  const parts: ClippedLine[] = []
  let open: ClippedLine | undefined
  line.slice(1).forEach((b, i) => {
    const a = line[i] ?? b
    const inside = clipSegment(a, b, size)
    if (!inside) {
      open = undefined
      return
    }
    const [enter, leave] = inside
    if (!open || enter > 0) {
      open = { points: [along(a, b, enter)], startCut: enter > 0, endCut: false }
      parts.push(open)
    }
    open.points.push(along(a, b, leave))
    if (leave < 1) {
      open.endCut = true
      open = undefined
    }
  })
  return parts
}

// Liang and Barsky: the share of the way from a to b at which the segment enters and leaves the square.
function clipSegment(a: XY, b: XY, size: number): [number, number] | undefined {
  let [enter, leave] = [0, 1]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const borders: [number, number][] = [
    [-dx, a.x],
    [dx, size - a.x],
    [-dy, a.y],
    [dy, size - a.y],
  ]
  for (const [step, room] of borders) {
    if (step === 0 && room < 0) return undefined
    if (step < 0) enter = Math.max(enter, room / step)
    if (step > 0) leave = Math.min(leave, room / step)
  }
  return enter < leave ? [enter, leave] : undefined
}

function along(a: XY, b: XY, share: number): XY {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}
