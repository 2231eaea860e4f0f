import type { LngLat, Term } from '../kernel/measure.ts'
import { boundsOf, isInside, type Ring } from './ring.ts'

/** A cell of a city's census: its middle and its corners in order, degrees, and who lives in it. */
export type CensusCell = { readonly center: LngLat; readonly corners: Ring; readonly persons: number }

/** Who lives where, by cells; `source` and `asOf` say who counted and when. */
export type Census = { readonly source: Term; readonly asOf: string; readonly cells: readonly CensusCell[] }

/** Up to this many cells each is sampled finely; of more, those on the edge weigh little. */
const FEW_CELLS = 60

/**
 * Sample places of a cell, each for an equal part of it: the middles of the small triangles into which the wedges from its
 * middle to its corners are cut, `steps` squared a wedge.
 */
function samplesOf({ center, corners }: CensusCell, steps: number): readonly LngLat[] {
  return corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? corner
    const at = (a: number, b: number): LngLat => [
      center[0] + (corner[0] - center[0]) * a + (next[0] - center[0]) * b,
      center[1] + (corner[1] - center[1]) * a + (next[1] - center[1]) * b,
    ]
    const places: LngLat[] = []
    for (let a = 0; a < steps; a += 1)
      for (let b = 0; a + b < steps; b += 1) {
        places.push(at((a + 1 / 3) / steps, (b + 1 / 3) / steps))
        if (a + b + 1 < steps) places.push(at((a + 2 / 3) / steps, (b + 2 / 3) / steps))
      }
    return places
  })
}

/** Residents inside an area: of each cell the share that lies in it. The same sum on every hub and console. */
export function residentsIn({ cells }: Pick<Census, 'cells'>, ring: Ring): number {
  if (ring.length < 3) return 0
  const [west, south, east, north] = boundsOf(ring)
  const near = cells.filter(({ corners }) => {
    const [left, bottom, right, top] = boundsOf(corners)
    return right >= west && left <= east && top >= south && bottom <= north
  })
  const steps = near.length <= FEW_CELLS ? 4 : 1
  const inside = near.reduce((sum, cell) => {
    const samples = samplesOf(cell, steps)
    return sum + (cell.persons * samples.filter((place) => isInside(ring, place)).length) / samples.length
  }, 0)
  return Math.round(inside)
}

/** A count as it may be told: a census is not exact to the person. */
export function roundResidents(count: number): number {
  const step = count >= 1000 ? 100 : 10
  return Math.round(count / step) * step
}
