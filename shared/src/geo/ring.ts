import type { LngLat } from '../kernel/measure.ts'

/** The corners of an area in order, without the first again at the end. */
export type Ring = readonly LngLat[]

const M_PER_DEG = 111_195

/** Corners as metres on a plane about the first of them; within a city that is the ground. */
function onPlane(ring: Ring): readonly LngLat[] {
  const [lng0, lat0] = ring[0] ?? [0, 0]
  const shrink = Math.cos((lat0 * Math.PI) / 180)
  return ring.map(([lng, lat]): LngLat => [(lng - lng0) * shrink * M_PER_DEG, (lat - lat0) * M_PER_DEG])
}

/** Signed, square metres: positive where the corners run against the clock. */
function signedArea(ring: Ring): number {
  const plane = onPlane(ring)
  return plane.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = plane[(i + 1) % plane.length] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

/** Square metres inside. */
export const areaM2 = (ring: Ring): number => Math.abs(signedArea(ring))

/** Metres along these points. */
export function lengthM(line: readonly LngLat[]): number {
  const plane = onPlane(line)
  return plane.slice(1).reduce((sum, [x, y], i) => {
    const [x0, y0] = plane[i] ?? [x, y]
    return sum + Math.hypot(x - x0, y - y0)
  }, 0)
}

const isSame = (a: LngLat, b: LngLat): boolean => a[0] === b[0] && a[1] === b[1]

/** Without points that repeat the one before. */
export const withoutRepeats = (points: readonly LngLat[]): readonly LngLat[] =>
  points.filter((point, i) => {
    const before = points[i - 1]
    return before === undefined || !isSame(point, before)
  })

/** Corners as people give them, closed or not, in either direction, brought into one form: open, against the clock. */
export function tidyRing(points: readonly LngLat[]): Ring {
  const ring = withoutRepeats(points)
  const [first, last] = [ring[0], ring.at(-1)]
  const open = ring.length > 1 && first && last && isSame(first, last) ? ring.slice(0, -1) : ring
  return signedArea(open) < 0 ? open.toReversed() : open
}

/** Where the strokes from `a` to `b` and from `c` to `d` meet; undefined where they do not. */
function meeting(a: LngLat, b: LngLat, c: LngLat, d: LngLat): LngLat | undefined {
  const [abX, abY, cdX, cdY] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const turn = abX * cdY - abY * cdX
  if (turn === 0) return undefined
  const share = ((c[0] - a[0]) * cdY - (c[1] - a[1]) * cdX) / turn
  const other = ((c[0] - a[0]) * abY - (c[1] - a[1]) * abX) / turn
  if (share < 0 || share > 1 || other < 0 || other > 1) return undefined
  return [a[0] + abX * share, a[1] + abY * share]
}

/** Where the edge of an area crosses or touches itself; undefined where it does not. */
export function selfCrossing(ring: Ring): LngLat | undefined {
  for (let i = 0; i < ring.length; i += 1)
    for (let k = i + 2; k < ring.length; k += 1) {
      // The last edge and the first are neighbours and share a corner.
      if (i === 0 && k === ring.length - 1) continue
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[k], ring[(k + 1) % ring.length]]
      const met = a && b && c && d && meeting(a, b, c, d)
      if (met) return met
    }
  return undefined
}

/** Whether a place lies inside, by the even-odd rule. */
export function isInside(ring: Ring, [lng, lat]: LngLat): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] ?? [0, 0]
    const [xj, yj] = ring[j] ?? [0, 0]
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** West, south, east and north of these points, degrees. */
export function boundsOf(points: readonly LngLat[]): readonly [number, number, number, number] {
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

const CIRCLE_CORNERS = 64

/** A circle on the ground as a ring of 64 corners, against the clock. */
export function circleRing([lng, lat]: LngLat, radiusM: number): Ring {
  const shrink = Math.cos((lat * Math.PI) / 180)
  return Array.from({ length: CIRCLE_CORNERS }, (_, i): LngLat => {
    const angle = (2 * Math.PI * i) / CIRCLE_CORNERS
    return [lng + (radiusM * Math.cos(angle)) / (M_PER_DEG * shrink), lat + (radiusM * Math.sin(angle)) / M_PER_DEG]
  })
}
