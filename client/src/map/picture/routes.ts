import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** A way that a unit would take, from the unit to the incident, degrees. */
export type Route = readonly LngLat[]

/** Two points closer than this are the same crossing; degrees, some 10 m. */
const SAME_DEG = 1e-4

function nearestOn([ax, ay]: LngLat, [bx, by]: LngLat, [px, py]: LngLat): LngLat {
  const [dx, dy] = [bx - ax, by - ay]
  const long = dx * dx + dy * dy
  const share = long === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / long))
  return [ax + dx * share, ay + dy * share]
}

function meets(routes: readonly Route[], point: LngLat): LngLat | undefined {
  for (const route of routes)
    for (let i = 1; i < route.length; i += 1) {
      const [a, b] = [route[i - 1], route[i]]
      if (a === undefined || b === undefined) continue
      const near = nearestOn(a, b, point)
      if (Math.abs(near[0] - point[0]) < SAME_DEG && Math.abs(near[1] - point[1]) < SAME_DEG) return near
    }
  return undefined
}

/**
 * Cuts each route where it joins an earlier one (LOOK: dashes drawn on one another fuse to a solid line). The earlier, the
 * more important: the first is drawn whole. A route that lies on earlier ones from its start is left empty.
 */
export function joinRoutes(routes: readonly Route[]): readonly Route[] {
  const drawn: Route[] = []
  for (const route of routes) {
    const own: LngLat[] = []
    for (const point of route) {
      const met = meets(drawn, point)
      own.push(met ?? point)
      if (met) break
    }
    drawn.push(own.length > 1 ? own : [])
  }
  return drawn
}
