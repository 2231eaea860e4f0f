import { assign, IMPOSSIBLE } from './assign.ts'
import { chanceOf } from './onTime.ts'
import type { Need } from './situation.ts'
import type { Tuning } from './tuning.ts'

/** Every second of waiting for a call of priority 1 counts this much for one of the others. */
const URGENCY = [1, 0.8, 0.5, 0.3, 0.2] as const
/** A call without a unit weighs more than any drive; its first unit more than all others. */
const GO_WITHOUT_SEC = 1e6
const NOBODY_SEC = 1e8

/** One place to fill: the `nth` unit (from 0) that an incident needs of a capability. */
type Slot = { readonly incident: number; readonly capability: string; readonly nth: number }
/** A place and who fills it; `unit`: -1 where nobody does. */
export type Filled = Slot & { readonly unit: number }

/**
 * When a unit would be at an incident: `seconds` from now, `driveSec` of them on the road; undefined where it cannot.
 * `reluctantSec`: so much sooner than others it has to be there.
 */
export type Arrival =
  | { readonly seconds: number; readonly driveSec: number; readonly reluctantSec?: number }
  | undefined

/** Driving time that a call may expect of its `nth` unit of a capability, s. */
export const travelStandard = ({ travelSec }: Tuning, capability: string, nth = 0): number =>
  (nth === 0 ? travelSec[capability] : travelSec.later) ?? travelSec.other ?? 480

/**
 * Whom to send: for all incidents together, the set of units with the least sum of waiting, of late arrivals, and of late
 * answers elsewhere that their absence will cost; exact, with one late answer weighing `tuning.lateSec` seconds of
 * waiting. Units come in the order in which equal sums are settled. `lossOf`: late answers an hour while a unit is away.
 */
export function choose({
  tuning,
  incidents,
  units,
  arrivalOf,
  lossOf,
}: {
  tuning: Tuning
  incidents: readonly { readonly priority?: number; readonly needs: readonly Need[] }[]
  units: readonly { readonly capabilities: readonly string[] }[]
  arrivalOf: (unit: number, incident: number) => Arrival
  lossOf: (capability: string, unit: number) => number
}): readonly Filled[] {
  const slots = incidents.flatMap(({ needs }, incident) =>
    needs.flatMap(({ capability, count }) =>
      Array.from({ length: count }, (_, nth): Slot => ({ incident, capability, nth })),
    ),
  )
  const urgency = incidents.map(({ priority = 1 }) => URGENCY[priority - 1] ?? URGENCY[4])
  const costs = new Float64Array(slots.length * units.length).fill(IMPOSSIBLE)
  const ableTo = new Map(
    [...new Set(slots.map(({ capability }) => capability))].map((capability) => [
      capability,
      [...units.keys()].filter((unit) => units[unit]?.capabilities.includes(capability)),
    ]),
  )
  for (const [slot, { incident, capability, nth }] of slots.entries()) {
    const standard = travelStandard(tuning, capability, nth)
    const missed = tuning.lateSec * (tuning.awayHours[capability] ?? tuning.awayHours.other ?? 0)
    for (const unit of ableTo.get(capability) ?? []) {
      const arrival = arrivalOf(unit, incident)
      if (!arrival) continue
      const inTime = chanceOf(arrival.driveSec, standard, tuning)
      const waiting = arrival.seconds + tuning.lateSec * (1 - inTime)
      const elsewhere = missed * lossOf(capability, unit)
      costs[slot * units.length + unit] = (urgency[incident] ?? 1) * (waiting + (arrival.reluctantSec ?? 0)) + elsewhere
    }
  }
  const goWithout = Float64Array.from(
    slots,
    ({ incident }, slot) =>
      (slots[slot - 1]?.incident === incident ? GO_WITHOUT_SEC : NOBODY_SEC) * (urgency[incident] ?? 1),
  )
  const given = assign(costs, units.length, goWithout)
  return slots.map((slot, at) => ({ ...slot, unit: given[at] ?? -1 }))
}
