import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { metresBetween } from './distance.ts'

/** A way along the roads that a unit has before it, as it was asked for. `dueMs`: when it would be there, city time. */
export type UnitWay = {
  readonly unitId: string
  readonly incidentId: string
  readonly dueMs: number
  readonly points: readonly LngLat[]
  /** A number for each leg from point i to i + 1: the same road in the same direction has the same in all ways. */
  readonly legs: readonly number[]
}

/** A unit farther from its way than this has left it: the way is asked for anew, and not drawn until then. */
const STRAYED_M = 120

/** Gives the legs of ways their numbers. */
export function createLegNumbers(): (points: readonly LngLat[]) => readonly number[] {
  const known = new Map<string, number>()
  return (points) =>
    points.slice(1).map((to, i) => {
      const key = `${points[i]},${to}`
      const number = known.get(key) ?? known.size
      known.set(key, number)
      return number
    })
}

/** The share of the leg from `a` to `b` at which it is nearest to `p`, 0 to 1, and that point. */
function nearestOn([ax, ay]: LngLat, [bx, by]: LngLat, [px, py]: LngLat): LngLat {
  // On the ground a degree of longitude is shorter than one of latitude.
  const shrink = Math.cos((py * Math.PI) / 180) ** 2
  const [dx, dy] = [bx - ax, by - ay]
  const long = dx * dx * shrink + dy * dy
  const share = long === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx * shrink + (py - ay) * dy) / long))
  return [ax + dx * share, ay + dy * share]
}

/** Where on its way a unit is: leg `i`, at `point`; undefined where it has left the way. */
export function whereOn(points: readonly LngLat[], place: LngLat): { i: number; point: LngLat } | undefined {
  let best: { i: number; point: LngLat } | undefined
  let least = STRAYED_M
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [a, b] = [points[i], points[i + 1]]
    if (a === undefined || b === undefined) continue
    const point = nearestOn(a, b, place)
    const away = metresBetween(point, place)
    if (away <= least) [best, least] = [{ i, point }, away]
  }
  return best
}

/**
 * The lines to draw of what these units still have before them: each stretch of road once, by the first that drives it,
 * because dashes drawn on one another fuse to a solid line. `placeOf`: where a unit is shown now.
 */
export function linesAhead(
  ways: readonly UnitWay[],
  placeOf: (unitId: string) => LngLat | undefined,
): readonly (readonly LngLat[])[] {
  const drawn = new Set<number>()
  return ways.flatMap(({ unitId, points, legs }) => {
    const place = placeOf(unitId)
    const here = place && whereOn(points, place)
    if (!here) return []
    const lines: LngLat[][] = []
    let line: LngLat[] = []
    for (let i = here.i; i < legs.length; i += 1) {
      const [leg, to] = [legs[i], points[i + 1]]
      const from = i === here.i ? here.point : points[i]
      if (leg === undefined || to === undefined || from === undefined) continue
      if (drawn.has(leg)) {
        line = []
        continue
      }
      // The first leg is drawn in part only: who comes behind draws it whole.
      if (i > here.i) drawn.add(leg)
      if (line.length === 0) {
        line = [from]
        lines.push(line)
      }
      line.push(to)
    }
    return lines
  })
}
