import type { LngLat } from '../../kernel/measure.ts'
import type { Names } from './names.ts'

/** Streets have few crossings; more than this are looked at no further. */
const MOST = 200

/** Square of the way between two places, in degrees of latitude. */
function squared([lng, lat]: LngLat, [x, y]: LngLat): number {
  const east = (x - lng) * Math.cos((lat * Math.PI) / 180)
  return east * east + (y - lat) * (y - lat)
}

/**
 * The line of a street from one crossing to another, by way of those between. A hop costs its square: many short hops are
 * cheaper than a long one, and so the line goes round the bends that the street has.
 */
export function roadLine(names: Names, street: number, from: number, to: number): readonly LngLat[] | undefined {
  const pointOf = (other: number): LngLat | undefined => names.crossing(street, other)?.point
  const [start, end] = [pointOf(from), pointOf(to)]
  if (!start || !end) return undefined
  const reach = 4 * squared(start, end)
  const between = names
    .crossed(street)
    .map(pointOf)
    .filter((point) => point !== undefined)
    .filter((point) => squared(start, point) + squared(point, end) <= reach)
    .slice(0, MOST)
  const points: readonly LngLat[] = [start, end, ...between]
  const cost = points.map((_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY))
  const before = points.map(() => 0)
  const open = new Set(points.keys())
  while (open.size > 0) {
    const here = [...open].reduce((best, i) => ((cost[i] ?? 0) < (cost[best] ?? 0) ? i : best))
    if (here === 1) break
    open.delete(here)
    for (const next of open) {
      const there = (cost[here] ?? 0) + squared(points[here] ?? start, points[next] ?? end)
      if (there < (cost[next] ?? 0)) [cost[next], before[next]] = [there, here]
    }
  }
  const line: LngLat[] = []
  for (let at = 1; at !== 0; at = before[at] ?? 0) line.push(points[at] ?? end)
  return [start, ...line.reverse()]
}

/** The two crossings of a street between which a place lies: the nearest, and the nearest on its other side. */
export function crossingsAround(names: Names, street: number, place: LngLat): readonly [number, number] | undefined {
  const near = names
    .crossed(street)
    .flatMap((other) => {
      const point = names.crossing(street, other)?.point
      return point ? [{ other, point, far: squared(place, point) }] : []
    })
    .toSorted((a, b) => a.far - b.far)
  const [first] = near
  if (!first) return undefined
  const second = near.find(({ point }) => {
    const [east, north] = [first.point[0] - place[0], first.point[1] - place[1]]
    return east * (point[0] - place[0]) + north * (point[1] - place[1]) < 0
  })
  return second && [first.other, second.other]
}
