import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { Standards } from '@muster/shared/domain/world/world.ts'
import { COLUMNS, type Column } from '../../console/operations/board/boardOf.ts'
import { leadUnit, statusTime, type Timing } from '../../desk/limits.ts'

/** The states in the order in which work goes, as the unit board has them. */
export const STATE_NAMES: readonly Column[] = ['available', 'enroute', 'onscene', 'transport', 'returning', 'out']

export type Longest = { readonly incident: Incident; readonly time: Timing; readonly share: number }
export type Battalion = { readonly name: string; readonly free: number; readonly total: number }

/** How many units are in each state. */
export function byState(city: City): Readonly<Record<Column, number>> {
  const counts = { available: 0, enroute: 0, onscene: 0, transport: 0, returning: 0, out: 0 }
  for (const { status } of city.all('unit')) {
    const state = STATE_NAMES.find((name) => COLUMNS[name].some((one) => one === status))
    if (state) counts[state] += 1
  }
  return counts
}

/** Free units of each battalion, by the station they belong to; the thinnest first. */
export function byBattalion(city: City): readonly Battalion[] {
  const found = new Map<string, { free: number; total: number }>()
  for (const { stationId, status } of city.all('unit')) {
    const name = stationId === undefined ? undefined : city.find('facility', stationId)?.battalion
    if (name === undefined) continue
    const counts = found.get(name) ?? { free: 0, total: 0 }
    counts.total += 1
    if (status === 'available') counts.free += 1
    found.set(name, counts)
  }
  return [...found]
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((a, b) => a.free / a.total - b.free / b.total || a.free - b.free || a.name.localeCompare(b.name, 'en'))
}

/** The calls whose crews have used most of the time of their status, the most first. */
export function longestInStatus(city: City, nowMs: number, standards: Standards | undefined): readonly Longest[] {
  const crews = new Map<string, Unit[]>()
  for (const unit of city.all('unit')) {
    if (unit.incidentId === undefined) continue
    crews.set(unit.incidentId, [...(crews.get(unit.incidentId) ?? []), unit])
  }
  const found: Longest[] = []
  for (const [id, units] of crews) {
    const [incident, lead] = [city.find('incident', id), leadUnit(units, standards)]
    const time = lead && statusTime(lead, standards)
    if (!incident || time?.limitSec === undefined) continue
    // An emergency has a limit of nothing: it comes before everything.
    const share = time.limitSec === 0 ? Number.MAX_VALUE : (nowMs - time.sinceMs) / 1000 / time.limitSec
    found.push({ incident, time, share })
  }
  return found.sort((a, b) => b.share - a.share)
}
