import type { City } from '@muster/shared/domain/city.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Network, UNREACHED } from './network.ts'
import type { Route } from './route.ts'
import { unitPlace } from './unitPlace.ts'

/** Turn-out where the city's settings give none for a kind of unit, seconds (NFPA 1710: 60 s medical, 80 s fire). */
const TURNOUT_SEC = 80
/** How far a place may lie from the road before no time is given, metres. */
const OFF_ROAD_M = 1000
/** Trees of travel times kept: one an incident that is being looked at. */
const TREES_KEPT = 32
/** Walking from the road to the place, or driving on unmapped ground, metres a second. */
const OFF_ROAD_MPS = 3

/** Road seconds of a unit to a place: `seconds` with turn-out. */
export type Estimate = { readonly seconds: number; readonly turnoutSec: number; readonly node: number }

/** Estimates arrival times on the roads as they are now: one tree an incident answers for every unit. */
export function createEstimates({
  network,
  city,
  positionOf,
}: {
  network: Network
  city: City
  positionOf: (unitId: string) => LngLat | undefined
}) {
  const { graph } = network
  const trees = new Map<number, { millis: Uint32Array; version: number }>()

  /** Milliseconds from everywhere to this node; the oldest tree's array is used again. */
  function treeTo(node: number): Uint32Array {
    const { version } = network
    const known = trees.get(node)
    if (known?.version === version) return known.millis
    const oldest = trees.size >= TREES_KEPT ? trees.entries().next().value : undefined
    if (!known && oldest) trees.delete(oldest[0])
    const millis = network.millisTo(node, (known ?? oldest?.[1])?.millis)
    trees.set(node, { millis, version })
    return millis
  }

  /** A unit in quarters has to get ready first; one that is out is ready. */
  function turnoutOf({ kind, status, assignmentId }: Unit): number {
    if (status === 'returning' || assignmentId) return 0
    return city.find('world', WORLD_ID)?.settings?.turnoutSec?.[kind] ?? TURNOUT_SEC
  }

  return {
    /** Arrival of one unit at a place, or undefined where no road leads there or the unit is nowhere. */
    arrival(unit: Unit, [lng, lat]: LngLat): Estimate | undefined {
      const target = graph.snap(lng, lat, OFF_ROAD_M)
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      const from = place && graph.snap(place[0], place[1], OFF_ROAD_M)
      if (!target || !from) return undefined
      const roadMs = treeTo(target.node)[from.node] ?? UNREACHED
      if (roadMs === UNREACHED) return undefined
      const turnoutSec = turnoutOf(unit)
      const stopAndStartSec = city.find('world', WORLD_ID)?.settings?.stopAndStartSec ?? 0
      return {
        seconds: Math.round(turnoutSec + stopAndStartSec + roadMs / 1000 + target.metres / OFF_ROAD_MPS),
        turnoutSec,
        node: from.node,
      }
    },

    /** The way along the roads from where a unit is now to a place, the drive alone; undefined where none is known. */
    way(unit: Unit, [lng, lat]: LngLat): Route | undefined {
      const target = graph.snap(lng, lat, OFF_ROAD_M)
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      const from = place && graph.snap(place[0], place[1], OFF_ROAD_M)
      if (!target || !from) return undefined
      return network.route(from.node, target.node) ?? undefined
    },
  }
}

export type Estimates = ReturnType<typeof createEstimates>
