import type { City } from '@muster/server/cities/pack.ts'
import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { RoadFile } from '@muster/server/dispatch/roadFile.ts'
import { type RoadGraph, roadGraphOf } from '@muster/server/dispatch/roadGraph.ts'
import { disjointSets } from '../roads/disjointSets.ts'
import type { JoinedRoads } from '../roads/road.ts'
import { rounded } from '../rounded.ts'

type Place = [lng: number, lat: number]

/** Degrees around the streets that still belong to the city. */
const MARGIN_DEG = 0.003
/** Every so many road nodes one is asked. */
const STEP = 25
/** The middle of a city may be a mountain. */
const FAR_METRES = 20_000
const VEHICLES = ['engine', 'ladder', 'ambulance', 'heavy-rescue'] as const

/** The box around all places from which one can drive to all others. */
export function boundsOf({ lng, lat, strongCount }: RoadGraph): City['bounds'] {
  const box: City['bounds'] = [180, 90, -180, -90]
  for (let node = 0; node < strongCount; node++) {
    const [x, y] = [lng[node] ?? 0, lat[node] ?? 0]
    box[0] = Math.min(box[0], x - MARGIN_DEG)
    box[1] = Math.min(box[1], y - MARGIN_DEG)
    box[2] = Math.max(box[2], x + MARGIN_DEG)
    box[3] = Math.max(box[3], y + MARGIN_DEG)
  }
  return [rounded(box[0]), rounded(box[1]), rounded(box[2]), rounded(box[3])]
}

export function km2Of([west, south, east, north]: City['bounds']): number {
  return (metresBetween(west, south, east, south) * metresBetween(west, south, west, north)) / 1e6
}

/** Places on the roads, spread as the roads are. */
export function placesOn({ lng, lat, strongCount }: RoadGraph): Place[] {
  return Array.from({ length: Math.ceil(strongCount / STEP) }, (_, i) => [lng[i * STEP] ?? 0, lat[i * STEP] ?? 0])
}

/** In how many pieces the roads lie, one-ways taken as open. */
export function piecesOf({ x, stretches }: JoinedRoads): number {
  const { rootOf, join } = disjointSets()
  for (const { from, to } of stretches) join(rootOf(from), rootOf(to))
  return new Set(x.map((_, node) => rootOf(node))).size
}

/** Which share of the streets each kind of vehicle reaches from a place: what signed limits and loose ground leave. */
export function reachOf(file: RoadFile, [lng, lat]: Place): Record<string, number> {
  return Object.fromEntries(
    VEHICLES.map((vehicle) => {
      const graph = roadGraphOf(file, vehicle)
      const start = graph.snap(lng, lat, FAR_METRES)?.node ?? 0
      const reached = reachedFrom(graph, start).subarray(0, graph.strongCount).filter(Boolean).length
      return [vehicle, Math.round((1000 * reached) / Math.max(1, graph.strongCount)) / 1000]
    }),
  )
}

function reachedFrom({ nodeCount, forward: { offset, target } }: RoadGraph, start: number): Uint8Array {
  const reached = new Uint8Array(nodeCount)
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached[node]) continue
    reached[node] = 1
    for (let edge = offset[node] ?? 0; edge < (offset[node + 1] ?? 0); edge++) waiting.push(target[edge] ?? 0)
  }
  return reached
}
