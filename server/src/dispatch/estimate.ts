import type { City } from '@muster/shared/domain/city.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { type Settings, WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { hourOfWeek } from './demandField.ts'
import { type Goal, goalAt, isShutIn, OFF_ROAD_M, OFF_ROAD_MPS, openGround } from './goal.ts'
import { isOut } from './liveSituation.ts'
import { type Network, UNREACHED } from './network.ts'
import { p90Of } from './onTime.ts'
import type { Route } from './route.ts'
import type { SituationRoads } from './situationRoads.ts'
import { driveSec, TUNING, type Tuning, tuningAt, tuningOf, turnoutFor } from './tuning.ts'
import { unitPlace } from './unitPlace.ts'

/** A city that says nothing of its times; turn-out after NFPA 1710 (60 s medical, 80 s fire). */
const UNTOLD: Tuning = { ...TUNING, turnoutSec: { other: 80 }, stopAndStartSec: 0 }
/** Trees of travel times kept: one an incident that is being looked at. */
const TREES_KEPT = 32

/**
 * Road seconds of a unit to a place: `seconds` with turn-out, from node to node. `edgeM`: closed roads keep it that many metres
 * away, and the time is that to where it has to stop.
 */
export type Estimate = {
  readonly seconds: number
  /** Nine of ten take no longer. */
  readonly secondsP90: number
  readonly turnoutSec: number
  readonly node: number
  readonly goal: number
  readonly edgeM?: number
}

/** What closed roads do to a drive: none leads away from where the unit is, none to the place, or they part the two. */
export type ShutBy = 'from' | 'there' | 'between'

/** Estimates arrival times on the roads as they are now: one tree an incident answers for every unit. */
export function createEstimates({
  network,
  city,
  positionOf,
  cityNow,
}: {
  network: Network
  city: City
  positionOf: (unitId: string) => LngLat | undefined
  /** City time, epoch ms: crews and traffic go by the hour. */
  cityNow: () => number
}) {
  const { graph } = network
  const trees = new Map<number, { millis: Uint32Array; version: number }>()
  const goals = new Map<string, Goal | undefined>()
  const shut = new Map<number, boolean>()
  let open: { readonly ground: Uint32Array | undefined } | undefined
  let known = network.version

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

  /** Forgets what was worked out with other roads. */
  function keepUp(): void {
    if (known === network.version) return
    known = network.version
    open = undefined
    goals.clear()
    shut.clear()
  }

  /** Where a drive to this place ends, the same for every unit. */
  function goalOf(place: LngLat): Goal | undefined {
    keepUp()
    const key = place.join()
    if (goals.has(key)) return goals.get(key)
    if (goals.size >= TREES_KEPT) goals.clear()
    const goal = goalAt(network, place, treeTo, () => {
      open ??= { ground: openGround(network) }
      return open.ground
    })
    goals.set(key, goal)
    return goal
  }

  /** Whether closed roads shut in who stands at this node; units of one station ask for the same. */
  function isShutAt(node: number): boolean {
    keepUp()
    const is = shut.get(node) ?? isShutIn(network.millisFrom(node), graph)
    shut.set(node, is)
    return is
  }

  let tuned: { readonly by: Settings | undefined; readonly tuning: Tuning } = { by: undefined, tuning: UNTOLD }
  /** The city's times at this hour. */
  function tuningNow(): Tuning {
    const settings = city.find('world', WORLD_ID)?.settings
    if (tuned.by !== settings) tuned = { by: settings, tuning: { ...UNTOLD, ...tuningOf(settings) } }
    return settings?.pace ? tuningAt(tuned.tuning, hourOfWeek(cityNow(), settings.timeZone) % 24) : tuned.tuning
  }

  /** A unit in quarters has to get ready first; one that is out is ready. */
  const turnoutOf = (unit: Unit, place: LngLat, tuning: Tuning) =>
    isOut(city, unit, place) ? { turnoutSec: 0, turnoutP90Sec: 0 } : turnoutFor(tuning, unit.capabilities)

  /** The same roads for a situation that is told in full: the trees that are known already. */
  const roads: SituationRoads = {
    goalOf,
    table(sources, targets) {
      const trees = targets.map(treeTo)
      return Uint32Array.from(sources.flatMap((source) => trees.map((tree) => tree[source] ?? UNREACHED)))
    },
  }

  return {
    roads,
    /** Where a unit was last known to be. */
    placeOf: positionOf,

    /** Arrival of one unit at a place, or undefined where no road leads there or the unit is nowhere. */
    arrival(unit: Unit, to: LngLat): Estimate | undefined {
      const target = goalOf(to)
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      const from = place && graph.snap(place[0], place[1], OFF_ROAD_M)
      if (!target || !from) return undefined
      const roadMs = treeTo(target.node)[from.node] ?? UNREACHED
      if (roadMs === UNREACHED) return undefined
      const tuning = tuningNow()
      const turnout = turnoutOf(unit, place, tuning)
      const drive = driveSec(tuning, roadMs / 1000) + (target.isEdge ? 0 : target.metres / OFF_ROAD_MPS)
      return {
        seconds: Math.round(turnout.turnoutSec + drive),
        secondsP90: Math.round(p90Of({ ...turnout, driveSec: drive }, tuning)),
        turnoutSec: turnout.turnoutSec,
        node: from.node,
        goal: target.node,
        ...(target.isEdge && { edgeM: Math.round(target.metres) }),
      }
    },

    /** The way along the roads from where a unit is now to a place, the drive alone; undefined where none is known. */
    way(unit: Unit, to: LngLat): Route | undefined {
      const target = goalOf(to)
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      const from = place && graph.snap(place[0], place[1], OFF_ROAD_M)
      if (!target || !from) return undefined
      return network.route(from.node, target.node) ?? undefined
    },

    /** What of the closed roads keeps a unit from a place to which it has no arrival; undefined where it is not they. */
    shutBy(unit: Unit, to: LngLat): ShutBy | undefined {
      const place = unitPlace(city, unit.id, positionOf(unit.id))
      const from = place && graph.snap(place[0], place[1], OFF_ROAD_M)
      if (!from || network.version === 0 || !graph.snap(to[0], to[1], OFF_ROAD_M)) return undefined
      if (isShutAt(from.node)) return 'from'
      return goalOf(to) ? 'between' : 'there'
    },
  }
}

export type Estimates = ReturnType<typeof createEstimates>
