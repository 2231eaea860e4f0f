import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Goal, goalAt, openGround } from './goal.ts'
import type { Network } from './network.ts'

/** Where drives to places end, and how long they take; by a kind of vehicle, or by what fits everywhere. */
export type SituationRoads = {
  readonly goalOf: (place: LngLat, vehicle?: Vehicle) => Goal | undefined
  /** Whole milliseconds from each source node to each target node, row by row; UNREACHED where no way. */
  readonly table: (sources: readonly number[], targets: readonly number[], vehicle?: Vehicle) => Uint32Array
}

/** The roads of a situation, whose closures are closed already. */
export function roadsOf(network: Network): SituationRoads {
  const grounds = new Map<Network, Uint32Array | undefined>()
  function groundOf(roads: Network): Uint32Array | undefined {
    if (!grounds.has(roads)) grounds.set(roads, openGround(roads))
    return grounds.get(roads)
  }
  return {
    goalOf(place, vehicle) {
      const roads = network.for(vehicle)
      return goalAt(roads, place, roads.millisTo, () => groundOf(roads))
    },
    table: (sources, targets, vehicle) => network.for(vehicle).table(sources, targets),
  }
}
