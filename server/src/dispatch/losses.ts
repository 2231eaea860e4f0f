import { travelStandard } from './choose.ts'
import { createCover } from './cover.ts'
import { hourOfWeek } from './demandField.ts'
import { chancesOf } from './onTime.ts'
import type { Reach, Spot } from './reach.ts'
import { busyOf, type Tuning } from './tuning.ts'

/** A unit as the rest of the city counts on it. `waitsAt`: where it will be when nothing else comes; undefined where nobody can count on it. */
export type CountedOn = { readonly capabilities: readonly string[]; readonly waitsAt: Spot | undefined }

/** Calls that the city expects at a time, an hour, by cell of its field. `now`: epoch ms. */
export function callsAt({ field }: Reach, now: number): Float64Array {
  return field.callsPerHour[hourOfWeek(now, field.timeZone)] ?? new Float64Array(field.count)
}

/** Late answers an hour that each unit's absence costs those who need a capability, worked out once a capability. */
export function createLosses(
  { reach, tuning }: { reach: Reach; tuning: Tuning },
  units: readonly CountedOn[],
  now: number,
): (capability: string, unit: number) => number {
  const known = new Map<string, Float64Array>()

  function lossesOf(capability: string): Float64Array {
    const counted = units.map(({ capabilities, waitsAt }) => (capabilities.includes(capability) ? waitsAt : undefined))
    const rows = reach.from(counted.filter((spot) => spot !== undefined))
    let next = 0
    const cover = createCover(callsAt(reach, now), busyOf(tuning, capability))
    cover.fill(
      counted.map((spot) => {
        const row = spot === undefined ? undefined : rows[next++]
        return row && chancesOf(row, tuning, travelStandard(tuning, capability))
      }),
    )
    return cover.losses(units.length)
  }

  return (capability, unit) => {
    // For what has no standard of its own nobody waits in an emergency.
    if (tuning.lateSec === 0 || tuning.travelSec[capability] === undefined) return 0
    const losses = known.get(capability) ?? lossesOf(capability)
    known.set(capability, losses)
    return losses[unit] ?? 0
  }
}
