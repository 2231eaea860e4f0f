import type { Vehicle } from '@muster/shared/domain/world/vehicle.ts'
import type { Goal } from './goal.ts'
import { type Network, UNREACHED } from './network.ts'
import type { AskingIncident } from './situation.ts'
import type { SituationRoads } from './situationRoads.ts'
import type { Standing } from './standing.ts'

/** Where drives to incidents end, and how long they take, for units that go by different vehicles: a table a kind whose ways differ. */
export function waysByKind(
  { network, roads }: { readonly network: Network; readonly roads: SituationRoads },
  units: readonly Standing[],
  incidents: readonly AskingIncident[],
) {
  type Ways = { readonly goals: readonly (Goal | undefined)[]; readonly millis: Uint32Array; readonly row: number }
  const known = new Map<Network, readonly (Goal | undefined)[]>()
  function goalsOf(vehicle: Vehicle | undefined): readonly (Goal | undefined)[] {
    const kind = network.for(vehicle)
    const goals =
      known.get(kind) ??
      incidents.map(({ point }) => (point ? roads.goalOf([...point.coordinates], vehicle) : undefined))
    known.set(kind, goals)
    return goals
  }

  const ofUnit = new Array<Ways>(units.length)
  for (const those of Map.groupBy(units.keys(), (unit) => network.for(units[unit]?.vehicle)).values()) {
    const vehicle = units[those[0] ?? 0]?.vehicle
    const goals = goalsOf(vehicle)
    const millis = roads.table(
      those.map((unit) => units[unit]?.node ?? 0),
      goals.map((goal) => goal?.node ?? 0),
      vehicle,
    )
    for (const [row, unit] of those.entries()) ofUnit[unit] = { goals, millis, row }
  }

  return {
    ofUnit,
    goalsOf,
    /** Whole milliseconds on the road from a unit to an incident's goal; UNREACHED where no way. */
    millisOf(unit: number, incident: number): number {
      const ways = ofUnit[unit]
      return ways?.goals[incident] ? (ways.millis[ways.row * incidents.length + incident] ?? UNREACHED) : UNREACHED
    },
  }
}

export type WaysByKind = ReturnType<typeof waysByKind>
