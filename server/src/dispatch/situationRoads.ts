import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Goal, goalAt, OFF_ROAD_M, openGround } from './goal.ts'
import type { Network } from './network.ts'
import type { Situation } from './situation.ts'

/** Where drives to places end, and how long they take. */
export type SituationRoads = {
  readonly goalOf: (place: LngLat) => Goal | undefined
  /** Whole milliseconds from each source node to each target node, row by row; UNREACHED where no way. */
  readonly table: (sources: readonly number[], targets: readonly number[]) => Uint32Array
}

/** The roads of a situation, whose closures are closed already. Where it tells of none, no tree is asked for. */
export function roadsOf(network: Network, { closures = [] }: Pick<Situation, 'closures'>): SituationRoads {
  let open: { readonly ground: Uint32Array | undefined } | undefined
  const ground = () => {
    open ??= { ground: openGround(network) }
    return open.ground
  }
  return {
    goalOf(place) {
      if (closures.length > 0) return goalAt(network, place, network.millisTo, ground)
      const nearest = network.graph.snap(...place, OFF_ROAD_M)
      return nearest ? { ...nearest, isEdge: false } : undefined
    },
    table: network.table,
  }
}
