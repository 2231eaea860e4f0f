import { type Network, UNREACHED } from '@muster/server/dispatch/network.ts'
import type { Route } from '@muster/server/dispatch/route.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** Farther than this from any road, a place is taken as lying at the nearest road all the same. */
const SNAP_METRES = 5000

/** The city's roads as a driver asks for them. */
export type Roads = {
  /** The fastest way from place to place, or null where there is none. */
  readonly way: (from: LngLat, to: LngLat) => Route | null
  /** Driving seconds from each of these places to one, Infinity where there is no way. One tree for all. */
  readonly secondsTo: (to: LngLat, from: readonly LngLat[]) => readonly number[]
}

export function createRoads(network: Network): Roads {
  const nodeAt = ([lng, lat]: LngLat) => network.graph.snap(lng, lat, SNAP_METRES)?.node
  return {
    way(from, to) {
      const [a, b] = [nodeAt(from), nodeAt(to)]
      return a === undefined || b === undefined ? null : network.route(a, b)
    },
    secondsTo(to, from) {
      const goal = nodeAt(to)
      const starts = from.map(nodeAt)
      const known = starts.filter((node) => node !== undefined)
      const millis = goal === undefined ? [] : network.table(known, [goal])
      const byNode = new Map(known.map((node, i) => [node, millis[i] ?? UNREACHED]))
      return starts.map((node) => secondsOf(byNode.get(node ?? -1) ?? UNREACHED))
    },
  }
}

const secondsOf = (millis: number): number => (millis === UNREACHED ? Number.POSITIVE_INFINITY : millis / 1000)
