import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** A way that a unit would take, from the unit to the incident, degrees. */
export type Route = readonly LngLat[]

/** Two points closer than this are the same crossing; degrees, some 10 m. */
const SAME_DEG = 1e-4

/** The point of the line from `a` to `b` that is nearest to `p`, and its share of the way. */
function nearestOn([ax, ay]: LngLat, [bx, by]: LngLat, [px, py]: LngLat): { point: LngLat; share: number } {
  const [dx, dy] = [bx - ax, by - ay]
  const long = dx * dx + dy * dy
  const share = long === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / long))
  return { point: [ax + dx * share, ay + dy * share], share }
}

const isSame = (a: LngLat, b: LngLat): boolean => Math.abs(a[0] - b[0]) < SAME_DEG && Math.abs(a[1] - b[1]) < SAME_DEG

const legsOf = (route: Route): readonly (readonly [LngLat, LngLat])[] =>
  route.slice(1).flatMap((to, i) => {
    const from = route[i]
    return from ? [[from, to] as const] : []
  })

/** Where the leg from `a` to `b` first touches one of the routes; undefined where it does not. */
function firstTouch(a: LngLat, b: LngLat, routes: readonly Route[]): LngLat | undefined {
  let first: { point: LngLat; share: number } | undefined
  const touches = (found: { point: LngLat; share: number }) => {
    if (first === undefined || found.share < first.share) first = found
  }
  for (const route of routes) {
    for (const [from, to] of legsOf(route)) {
      const [start, end] = [nearestOn(from, to, a).point, nearestOn(from, to, b).point]
      if (isSame(start, a)) touches({ point: start, share: 0 })
      if (isSame(end, b)) touches({ point: end, share: 1 })
    }
    // A long leg may run along the other from its first bend on, with both its own ends apart.
    for (const bend of route) {
      const found = nearestOn(a, b, bend)
      if (isSame(found.point, bend)) touches({ point: bend, share: found.share })
    }
  }
  return first?.point
}

/**
 * Cuts each route where it joins an earlier one (dashes drawn on one another fuse to a solid line). The earlier, the
 * more important: the first is drawn whole. A route that lies on earlier ones from its start is left empty.
 */
export function joinRoutes(routes: readonly Route[]): readonly Route[] {
  const drawn: Route[] = []
  for (const route of routes) {
    const own = route.slice(0, 1)
    for (const [from, to] of legsOf(route)) {
      const touch = firstTouch(from, to, drawn)
      if (touch === undefined || !isSame(touch, from)) own.push(touch ?? to)
      if (touch) break
    }
    drawn.push(own.length > 1 ? own : [])
  }
  return drawn
}
