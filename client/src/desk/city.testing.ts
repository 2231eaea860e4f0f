import type { Assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { type City, cityOf } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { type Settings, WORLD_ID, type World } from '@muster/shared/domain/world/world.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'

/** 4 January 2017, 20:00 in San Francisco, epoch ms. */
export const EVENING = Date.parse('2017-01-04T20:00:00-08:00')
export const minutes = (count: number): number => count * 60_000

const settings: Settings = {
  name: { en: 'San Francisco', zh: '旧金山' },
  timeZone: 'America/Los_Angeles',
  lengthUnit: 'ft',
  incidentTypes: [
    { id: 'fire', group: 'F', name: { en: 'Structure fire', zh: '建筑火灾' }, priority: 1, keywords: [], needs: [] },
    { id: 'medical', group: 'M', name: { en: 'Medical', zh: '医疗' }, priority: 2, keywords: [], needs: [] },
  ],
  outcomes: [{ id: 'handled', name: { en: 'Handled', zh: '已处置' } }],
  turnoutSec: { engine: 80 },
  stopAndStartSec: 20,
  standards: {
    assignSec: { '1': 60, '2': 120, '3': 600 },
    responseSec: { fire: 315 },
    statusSec: { dispatched: 90, enroute: 600, onscene: 3600 },
  },
}

const world: World = {
  id: WORLD_ID,
  city: 'sf',
  kind: 'live',
  sample: true,
  clock: { anchorAt: 0, anchorCityTime: EVENING, rate: 1 },
  settings,
}

/** A waiting priority 2 medical call, received in the evening, with what the test says of it. */
export const call = (id: string, said: Partial<Incident> = {}): Incident => ({
  id,
  number: id,
  type: 'medical',
  priority: 2,
  place: { address: '700 Block of PARNASSUS AV' },
  status: 'waiting',
  since: said.receivedAt ?? EVENING,
  receivedAt: EVENING,
  assignmentIds: [],
  lastSeq: 1,
  ...said,
})

/** An engine, free since the evening, with what the test says of it. */
export const engine = (callSign: string, said: Partial<Unit> = {}): Unit => ({
  id: callSign,
  callSign,
  kind: 'engine',
  capabilities: ['pumper'],
  crew: 4,
  agencyId: 'sffd',
  status: 'available',
  since: EVENING,
  ...said,
})

/** Work of a unit on a call. */
export const work = (id: string, unitId: string, incidentId: string, said: Partial<Assignment> = {}): Assignment => ({
  id,
  unitId,
  incidentId,
  status: 'dispatched',
  times: { dispatched: EVENING },
  ...said,
})

/** The evening's city with these calls, units and assignments. */
export function cityWith(things: { incidents?: Incident[]; units?: Unit[]; assignments?: Assignment[] }): City {
  const records = createRecords()
  records.set('world', WORLD_ID, world)
  for (const incident of things.incidents ?? []) records.set('incident', incident.id, incident)
  for (const unit of things.units ?? []) records.set('unit', unit.id, unit)
  for (const assignment of things.assignments ?? []) records.set('assignment', assignment.id, assignment)
  return cityOf(records)
}
