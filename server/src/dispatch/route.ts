import { metresBetween } from './metresBetween.ts'
import type { RoadGraph } from './roadGraph.ts'

/** A way along the roads. `points` are [longitude, latitude], the first and last being the two nodes. */
export type Route = { seconds: number; metres: number; points: [number, number][] }

/** The way over these nodes. */
export function routeOver({ lng, lat }: RoadGraph, nodes: readonly number[], millis: number): Route {
  const points = nodes.map((node): [number, number] => [lng[node] ?? 0, lat[node] ?? 0])
  const metres = points.slice(1).reduce((sum, [lng, lat], i) => {
    const [lngBefore, latBefore] = points[i] ?? [lng, lat]
    return sum + metresBetween(lngBefore, latBefore, lng, lat)
  }, 0)
  return { seconds: millis / 1000, metres, points }
}
