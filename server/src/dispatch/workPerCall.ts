import type { CityPack } from '../cities/pack.ts'

/**
 * Hours of units with each capability that a call of the city brings on average, from being sent to being free again: from
 * the recorded calls of its pack, all types together. A unit with two capabilities counts for both; what no recorded call
 * used is left out. One day of calls says nothing of seasons.
 */
export function workPerCall({ calls, units }: Pick<CityPack, 'calls' | 'units'>): Readonly<Record<string, number>> {
  const capabilitiesOf = new Map(units.map(({ id, capabilities }) => [id, capabilities]))
  const hours: Record<string, number> = {}
  for (const { units: sent } of calls)
    for (const { unitId, dispatchSec, availableSec } of sent) {
      if (dispatchSec === undefined || availableSec === undefined || availableSec < dispatchSec) continue
      for (const capability of capabilitiesOf.get(unitId) ?? [])
        hours[capability] = (hours[capability] ?? 0) + (availableSec - dispatchSec) / 3600
    }
  return Object.fromEntries(Object.entries(hours).map(([capability, all]) => [capability, all / calls.length]))
}
