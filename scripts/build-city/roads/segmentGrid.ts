import type { RoadLine } from './roadLines.ts'

/** Part of a line between two vertices; `extra` are vertices put on it later, at a share of its way. */
export type Segment = { a: number; b: number; line: RoadLine; extra: { share: number; vertex: number }[] }

const CELL_UNITS = 128

/** Finds segments by place. Every segment is in each cell that its box touches. */
export function segmentGrid(vertices: { x: number; y: number }[], segments: Segment[]) {
  const cells = new Map<string, number[]>()
  const cellOf = (units: number) => Math.floor(units / CELL_UNITS)
  segments.forEach(({ a, b }, s) => {
    const [p, q] = [vertices[a], vertices[b]]
    if (!p || !q) return
    for (let x = cellOf(Math.min(p.x, q.x)); x <= cellOf(Math.max(p.x, q.x)); x++) {
      for (let y = cellOf(Math.min(p.y, q.y)); y <= cellOf(Math.max(p.y, q.y)); y++) {
        const key = `${x},${y}`
        const cell = cells.get(key)
        if (cell) cell.push(s)
        else cells.set(key, [s])
      }
    }
  })

  /** Segments whose cells lie within `reach` units of a place. */
  const near = (x: number, y: number, reach: number): Set<number> => {
    const found = new Set<number>()
    for (let cx = cellOf(x - reach); cx <= cellOf(x + reach); cx++) {
      for (let cy = cellOf(y - reach); cy <= cellOf(y + reach); cy++) {
        for (const s of cells.get(`${cx},${cy}`) ?? []) found.add(s)
      }
    }
    return found
  }

  /** Each pair of segments that share a cell and do not follow one another, once. */
  function* pairs(): Generator<[number, number]> {
    const seen = new Set<number>()
    for (const cell of cells.values()) {
      for (const s of cell) {
        for (const t of cell) {
          if (s >= t || segments[s]?.b === segments[t]?.a || seen.has(s * segments.length + t)) continue
          seen.add(s * segments.length + t)
          yield [s, t]
        }
      }
    }
  }

  return { near, pairs }
}
