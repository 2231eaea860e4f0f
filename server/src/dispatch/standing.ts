import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Network } from './network.ts'
import type { Situation, SituationUnit } from './situation.ts'
import { type Tuning, turnoutFor } from './tuning.ts'
import { vehicleOf } from './vehicles.ts'

/**
 * A unit as it stands at this moment. `node`: the road node where it is; `waitsAt`: where it will be when nothing else
 * comes, which is what the rest of the city can count on; both undefined where nobody knows. `waitSec` until it is free.
 */
export type Standing = {
  readonly unit: SituationUnit
  /** What it goes by; undefined: something small that fits everywhere. */
  readonly vehicle: Vehicle | undefined
  readonly node: number | undefined
  readonly waitsAt: number | undefined
  readonly waitSec: number
  /** Until its wheels turn: half of the crews take no longer; nine of ten take no longer. */
  readonly turnoutSec: number
  readonly turnoutP90Sec: number
}

/** All units of a situation in the order of their ids, each on the road node nearest to it. */
export function createStandings(
  { network, tuning }: { network: Pick<Network, 'graph'>; tuning: Pick<Tuning, 'turnoutSec' | 'turnoutP90Sec'> },
  { time, units, posts = [] }: Situation,
): readonly Standing[] {
  const now = Date.parse(time)
  const placeOfPost = new Map(posts.map(({ id, point }) => [id, point.coordinates]))
  // Many wait at one post.
  const nodes = new Map<LngLat, number | undefined>()
  function nodeAt(place: LngLat | undefined): number | undefined {
    if (!place || nodes.has(place)) return place && nodes.get(place)
    const node = network.graph.snap(place[0], place[1])?.node
    nodes.set(place, node)
    return node
  }

  function standing(unit: SituationUnit): Standing {
    const { point, status, freeAt, home, post, capabilities } = unit
    const homePlace = typeof home === 'string' ? placeOfPost.get(home) : home?.coordinates
    const heads = (post === undefined ? undefined : placeOfPost.get(post)) ?? homePlace
    const node = nodeAt(point?.coordinates ?? heads)
    const isOut = status !== 'available'
    return {
      unit,
      vehicle: unit.vehicle ?? vehicleOf(capabilities),
      node,
      waitsAt: isOut && heads ? nodeAt(heads) : node,
      waitSec: waitOf(status, freeAt),
      // Who is out is ready; who stands somewhere has to get going.
      ...(isOut ? { turnoutSec: 0, turnoutP90Sec: 0 } : turnoutFor(tuning, capabilities)),
    }
  }
  function waitOf(status: SituationUnit['status'], freeAt: string | undefined): number {
    if (status !== 'busy') return 0
    return freeAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, (Date.parse(freeAt) - now) / 1000)
  }
  return units.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(standing)
}
