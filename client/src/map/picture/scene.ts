import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { type IncidentType, type Standards, WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { toneAt, waitingTime } from '../../console/operations/limits.ts'
import { plateToneOf } from '../../console/operations/plateTone.ts'

export type IncidentTone = 'red' | 'amber' | 'grey' | 'closed'

/** An incident that has a place. */
export type IncidentSpot = {
  readonly id: string
  readonly number: string
  readonly lngLat: LngLat
  readonly group: IncidentType['group']
  readonly tone: IncidentTone
  readonly typeName: IncidentType['name'] | undefined
  readonly priority: number
}

/** How a plate is filled by its status alone (LOOK, Symbols). */
export type UnitTone = ReturnType<typeof plateToneOf>

export type UnitSpot = {
  readonly id: string
  readonly callSign: string
  readonly kind: Unit['kind']
  readonly status: UnitStatus
  readonly tone: UnitTone
  /** Where it stands when it is at home; undefined for a unit without a station. */
  readonly home: LngLat | undefined
  readonly stationId: string | undefined
  /** Where it is going: number of the incident and when it should be there, city time. */
  readonly headingFor: { readonly number: string; readonly dueMs: number | undefined } | undefined
}

export type StationSpot = {
  readonly id: string
  readonly lngLat: LngLat
  readonly name: { readonly en: string; readonly zh: string }
}

/** What of the city the map shows, apart from where the units are at this moment. */
export type Scene = {
  readonly incidents: readonly IncidentSpot[]
  readonly units: readonly UnitSpot[]
  readonly stations: readonly StationSpot[]
}

/** Urgent first: red, amber, grey, closed; then by priority. Places on the map and pointers are given in this order. */
const URGENCY: Readonly<Record<IncidentTone, number>> = { red: 0, amber: 1, grey: 2, closed: 3 }

function toneOf(incident: Incident, standards: Standards | undefined, nowMs: number): IncidentTone {
  if (incident.status === 'closed') return 'closed'
  if (incident.status === 'active') return 'grey'
  return toneAt(waitingTime(incident, standards), nowMs) === 'over' ? 'red' : 'amber'
}

function unitSpot(unit: Unit, city: City): UnitSpot {
  const station = unit.stationId === undefined ? undefined : city.find('facility', unit.stationId)
  const home = unit.home ?? station?.point
  const incident = unit.incidentId === undefined ? undefined : city.find('incident', unit.incidentId)
  const work = unit.assignmentId === undefined ? undefined : city.find('assignment', unit.assignmentId)
  const sentAt = work?.times.dispatched
  const onTheWay = unit.status === 'dispatched' || unit.status === 'enroute'
  return {
    id: unit.id,
    callSign: unit.callSign,
    kind: unit.kind,
    status: unit.status,
    tone: plateToneOf(unit.status),
    home: home?.coordinates,
    stationId: unit.stationId,
    headingFor:
      onTheWay && incident
        ? {
            number: shortNumber(incident.number),
            dueMs: sentAt !== undefined && work?.etaSec !== undefined ? sentAt + work.etaSec * 1000 : undefined,
          }
        : undefined,
  }
}

/** Reads the map's scene from the city at `nowMs`, city time. Incidents without a point are in the queue alone. */
export function sceneOf(city: City, nowMs: number): Scene {
  const settings = city.find('world', WORLD_ID)?.settings
  const types = new Map((settings?.incidentTypes ?? []).map((type) => [type.id, type]))
  const incidents: IncidentSpot[] = []
  for (const incident of city.all('incident')) {
    const point = incident.place.point
    if (point === undefined) continue
    const type = types.get(incident.type)
    incidents.push({
      id: incident.id,
      number: shortNumber(incident.number),
      lngLat: point.coordinates,
      // A type the city does not know is still a call: it is shown as a service call.
      group: type?.group ?? 'S',
      tone: toneOf(incident, settings?.standards, nowMs),
      typeName: type?.name,
      priority: incident.priority,
    })
  }
  const units: UnitSpot[] = []
  for (const unit of city.all('unit')) units.push(unitSpot(unit, city))
  const stations: StationSpot[] = []
  for (const { kind, id, point, name } of city.all('facility'))
    if (kind === 'station') stations.push({ id, lngLat: point.coordinates, name })
  return { incidents: incidents.toSorted(byUrgency), units, stations }
}

const byUrgency = (a: IncidentSpot, b: IncidentSpot): number =>
  URGENCY[a.tone] - URGENCY[b.tone] || a.priority - b.priority || (a.number < b.number ? -1 : 1)

/** True where the passing of time alone has changed a tone, so that the scene is to be read anew. */
export function tonesHaveTurned(scene: Scene, city: City, nowMs: number): boolean {
  const standards = city.find('world', WORLD_ID)?.settings?.standards
  // Only what waits can turn, and what waits comes first.
  for (const { id, tone } of scene.incidents) {
    if (tone !== 'amber' && tone !== 'red') return false
    const incident = city.find('incident', id)
    if (incident && toneOf(incident, standards, nowMs) !== tone) return true
  }
  return false
}
