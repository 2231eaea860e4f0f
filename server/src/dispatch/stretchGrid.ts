import type { RoadFile } from './roadFile.ts'

/** The stretches of road between nodes, as the road file tells them: straight lines. */
export type Stretches = Pick<RoadFile, 'lng' | 'lat' | 'from' | 'to'>

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

const CELL_DEG = 0.002
/** Cells of one row apart: no city on earth is so wide. */
const ROW = 2 ** 20

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEG)

/** Where a stretch begins and ends: longitude and latitude of each end. */
export function endsOf({ lng, lat, from, to }: Stretches, stretch: number): readonly [number, number, number, number] {
  const [a, b] = [from[stretch] ?? 0, to[stretch] ?? 0]
  return [lng[a] ?? 0, lat[a] ?? 0, lng[b] ?? 0, lat[b] ?? 0]
}

/** Sorts stretches into cells of some 200 m; the answer finds those whose box may touch another. */
export function stretchGrid(stretches: Stretches): (box: Box) => ReadonlySet<number> {
  const cells = new Map<number, number[]>()
  const eachCell = ([west, south, east, north]: Box, visit: (key: number) => void) => {
    for (let y = cellOf(south); y <= cellOf(north); y += 1)
      for (let x = cellOf(west); x <= cellOf(east); x += 1) visit(y * ROW + x)
  }
  for (let i = 0; i < stretches.from.length; i += 1) {
    const [x1, y1, x2, y2] = endsOf(stretches, i)
    eachCell([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], (key) => {
      const cell = cells.get(key)
      if (cell) cell.push(i)
      else cells.set(key, [i])
    })
  }
  return ([west, south, east, north]) => {
    const found = new Set<number>()
    const take = (one: number) => {
      const [x1, y1, x2, y2] = endsOf(stretches, one)
      const isBeside = Math.max(x1, x2) < west || Math.min(x1, x2) > east
      if (!isBeside && Math.max(y1, y2) >= south && Math.min(y1, y2) <= north) found.add(one)
    }
    const width = cellOf(east) - cellOf(west) + 1
    const height = cellOf(north) - cellOf(south) + 1
    // A box wider than the city has more cells than the city: then the city's own are gone through.
    if (width * height > cells.size) for (const cell of cells.values()) for (const one of cell) take(one)
    else
      eachCell([west, south, east, north], (key) => {
        for (const one of cells.get(key) ?? []) take(one)
      })
    return found
  }
}
