import type { RoadGraph } from '@muster/server/dispatch/roadGraph.ts'
import { type Route, route, secondsToAll } from '@muster/server/dispatch/travelTimes.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** Farther than this from any road, a place is taken as lying at the nearest road all the same. */
const SNAP_METRES = 5000

/** The city's roads as a driver asks for them. */
export type Roads = {
  /** The fastest way from place to place, or null where there is none. */
  readonly way: (from: LngLat, to: LngLat) => Route | null
  /** Driving seconds from each of these places to one, Infinity where there is no way. One search for all. */
  readonly secondsTo: (to: LngLat, from: readonly LngLat[]) => readonly number[]
}

export function createRoads(graph: RoadGraph): Roads {
  const nodeAt = ([lng, lat]: LngLat) => graph.snap(lng, lat, SNAP_METRES)?.node
  const scratch = new Float64Array(graph.nodeCount)
  return {
    way(from, to) {
      const [a, b] = [nodeAt(from), nodeAt(to)]
      return a === undefined || b === undefined ? null : route(graph, a, b)
    },
    secondsTo(to, from) {
      const goal = nodeAt(to)
      if (goal === undefined) return from.map(() => Number.POSITIVE_INFINITY)
      const seconds = secondsToAll(graph, goal, { reverse: true, into: scratch })
      return from.map((place) => seconds[nodeAt(place) ?? -1] ?? Number.POSITIVE_INFINITY)
    },
  }
}
