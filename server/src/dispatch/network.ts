import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { areSame, type ClosedStretch, closingsOf, NOTHING_CLOSED } from './closings.ts'
import { type Profile, profilesOn } from './profiles.ts'
import { createProfileTimes, type ProfileTimes } from './profileTimes.ts'
import type { RoadGraph } from './roadGraph.ts'
import type { RoadMap } from './roadMap.ts'

export { UNREACHED } from './profileTimes.ts'

/** Times on the city's roads under the closures of now, for one kind of vehicle; the first is for what fits everywhere. */
export type Network = ProfileTimes & {
  readonly graph: RoadGraph
  /** The same roads for a kind of vehicle: the same network for all whose ways do not differ now. Asked anew after each change. */
  for(vehicle: Vehicle | undefined): Network
  /** Closes exactly these stretches, all others open again. Times change at once, for every vehicle. */
  close(stretches: Iterable<ClosedStretch>): void
  /** Counts up with every change of times. */
  readonly version: number
  /** True while it goes wherever the map has a road. */
  readonly isWhole: boolean
}

/**
 * The network of one world, all its roads open. In memory some 80 bytes a node for the map that worlds share, 70 a world,
 * and 95 more once a table asks for everybody: a map of a million nodes takes 80 MB, each world on it 70 to 165. A kind of
 * vehicle whose ways differ takes as much again once it is asked for, and is given new times only when it is asked: at most
 * four kinds that signed limits tell apart, one on foot and one by boat, which share 75 bytes a node for going both ways.
 */
export function createNetwork(map: RoadMap): Network {
  const { graph } = map
  const profiles = profilesOn(map)
  type OnMap = Network & { readonly settle: () => void }
  const made = new Map<Profile, OnMap>()
  let closings = NOTHING_CLOSED
  let version = 0

  const on = (profile: Profile): OnMap => {
    const network: OnMap = made.get(profile) ?? {
      ...createProfileTimes(profile, graph, () => closings),
      graph,
      for: (vehicle) => on(profiles.of(vehicle, closings.flooded.size > 0)),
      close(stretches) {
        const next = closingsOf(graph, stretches)
        if (areSame(closings, next)) return
        closings = next
        version++
        all.settle()
      },
      get version() {
        return version
      },
      get isWhole() {
        return profile.isWhole && closings.shut.size + closings.flooded.size === 0
      },
    }
    made.set(profile, network)
    return network
  }
  const all = on(profiles.all)
  return all
}
