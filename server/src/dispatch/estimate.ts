import type { City } from '@muster/shared/domain/city.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import { type Settings, WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { hourOfWeek } from './demandField.ts'
import { OFF_ROAD_M, restSec } from './goal.ts'
import { createKeptTrees } from './keptTrees.ts'
import { isOut } from './liveSituation.ts'
import { type Network, UNREACHED } from './network.ts'
import { p90Of } from './onTime.ts'
import type { Route } from './route.ts'
import type { SituationRoads } from './situationRoads.ts'
import { driveSec, TUNING, type Tuning, tuningAt, tuningOf, turnoutFor } from './tuning.ts'
import { unitPlace } from './unitPlace.ts'
import { vehicleOf } from './vehicles.ts'

/** A city that says nothing of its times; turn-out after NFPA 1710 (60 s medical, 80 s fire). */
const UNTOLD: Tuning = { ...TUNING, turnoutSec: { other: 80 }, stopAndStartSec: 0 }
/**
 * Road seconds of a unit to a place: `seconds` with turn-out, from node to node. `edgeM`: closed roads keep it that many metres
 * away, and the time is that to where it has to stop.
 */
export type Estimate = {
  readonly seconds: number
  /** Nine of ten take no longer. */
  readonly secondsP90: number
  readonly turnoutSec: number
  readonly edgeM?: number
}

/**
 * What closed roads do to a drive: none leads away from where the unit is, none to the place, or they part the two; `fit`: the
 * roads there are too low, weak or soft for its vehicle.
 */
export type ShutBy = 'from' | 'there' | 'between' | 'fit'

/** Estimates arrival times on the roads as they are now: one tree an incident answers for every unit of a kind. */
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
  const kept = new Map<Network, ReturnType<typeof createKeptTrees>>()

  /** The trees of a kind of vehicle: the same for all whose ways do not differ now. */
  function on(vehicle: Vehicle | undefined) {
    const roads = network.for(vehicle)
    const trees = kept.get(roads) ?? createKeptTrees(roads)
    kept.set(roads, trees)
    return trees
  }
  const vehicleNow = ({ capabilities }: Unit): Vehicle | undefined =>
    vehicleOf(capabilities, city.find('world', WORLD_ID)?.settings?.vehicles)

  /** Where a unit is, its node and where it can go to a place; undefined where no road is near either. */
  function driveOf(unit: Unit, to: LngLat) {
    const place = unitPlace(city, unit.id, positionOf(unit.id))
    const from = place && graph.snap(place[0], place[1], OFF_ROAD_M)
    if (!from) return undefined
    const vehicle = vehicleNow(unit)
    const trees = on(vehicle)
    return { place, from, vehicle, trees, target: trees.goalOf(to) }
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
    goalOf: (place, vehicle) => on(vehicle).goalOf(place),
    table(sources, targets, vehicle) {
      const trees = targets.map(on(vehicle).treeTo)
      return Uint32Array.from(sources.flatMap((source) => trees.map((tree) => tree[source] ?? UNREACHED)))
    },
  }

  return {
    roads,
    /** Where a unit was last known to be. */
    placeOf: positionOf,

    /** Arrival of one unit at a place, or undefined where no road leads there or the unit is nowhere. */
    arrival(unit: Unit, to: LngLat): Estimate | undefined {
      const drive = driveOf(unit, to)
      if (!drive?.target) return undefined
      const { place, from, vehicle, trees, target } = drive
      const roadMs = trees.treeTo(target.node)[from.node] ?? UNREACHED
      if (roadMs === UNREACHED) return undefined
      const tuning = tuningNow()
      const turnout = turnoutOf(unit, place, tuning)
      const seconds = driveSec(tuning, roadMs / 1000) + restSec(target, vehicle, () => on(undefined).goalOf(to))
      return {
        seconds: Math.round(turnout.turnoutSec + seconds),
        secondsP90: Math.round(p90Of({ ...turnout, driveSec: seconds }, tuning)),
        turnoutSec: turnout.turnoutSec,
        ...(target.isEdge && { edgeM: Math.round(target.metres) }),
      }
    },

    /** The way from where a unit is now to a place, the drive alone; undefined where none is known. */
    way(unit: Unit, to: LngLat): Route | undefined {
      const drive = driveOf(unit, to)
      return drive?.target && (drive.trees.network.route(drive.from.node, drive.target.node) ?? undefined)
    },

    /** What of the closed roads keeps a unit from a place to which it has no arrival; undefined where it is not they. */
    shutBy(unit: Unit, to: LngLat): ShutBy | undefined {
      const drive = driveOf(unit, to)
      if (!drive || drive.trees.network.isWhole || !graph.snap(to[0], to[1], OFF_ROAD_M)) return undefined
      if (fitsNowhere(drive, to)) return 'fit'
      if (drive.trees.isShutAt(drive.from.node)) return 'from'
      return drive.target ? 'between' : 'there'
    },
  }

  /** True where something small would get there: it is the vehicle that does not fit through. */
  function fitsNowhere({ trees, from }: NonNullable<ReturnType<typeof driveOf>>, to: LngLat): boolean {
    const every = on(undefined)
    const target = every.network === trees.network ? undefined : every.goalOf(to)
    return target !== undefined && every.treeTo(target.node)[from.node] !== UNREACHED
  }
}

export type Estimates = ReturnType<typeof createEstimates>
