import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { leadUnit, statusTime, waitingTime } from '../../../desk/limits.ts'

/** What a row says of a call's units: who speaks for them, in which status, and how many more there are. */
export type RowUnits = { readonly lead?: string; readonly status?: UnitStatus; readonly others: number }

/** The changing part of a row: which time runs against which limit, and the units. Flat, so that equal rows stay as they are. */
export type Row = RowUnits & { readonly sinceMs: number; readonly limitSec?: number }

/** The units at work on a call. */
export const unitsAt = (city: City, { assignmentIds }: Incident): readonly Unit[] =>
  assignmentIds.flatMap((id) => city.find('unit', city.find('assignment', id)?.unitId ?? '') ?? [])

/** The row of a call: while it waits its own time runs, then that of the unit whose limit passes first. */
export function rowOf(city: City, incident: Incident): Row {
  const standards = city.find('world', WORLD_ID)?.settings?.standards
  const units = unitsAt(city, incident)
  const lead = leadUnit(units, standards)
  if (incident.status === 'closed') return { sinceMs: incident.since, others: 0 }
  if (lead === undefined) return { ...waitingTime(incident, standards), others: 0 }
  return { ...statusTime(lead, standards), lead: lead.callSign, status: lead.status, others: units.length - 1 }
}
