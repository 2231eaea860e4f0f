import type { City } from '@muster/shared/domain/city.ts'
import { type Closure, closureState } from '@muster/shared/domain/closure/closure.ts'
import type { Facility } from '@muster/shared/domain/facility/facility.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { type IncidentType, type Settings, type Standards, WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { toneAt, waitingTime } from '../../desk/limits.ts'
import { plateToneOf } from '../../desk/plateTone.ts'
import type { PlateTone } from '../../ui/UnitPlate.tsx'
import { type ClosureSpot, closureSpot } from './closureSpots.ts'
import { createKept } from './kept.ts'
import { type OutlineSpot, outlinesOf } from './outlineSpots.ts'

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

/** How a plate is filled by its status alone. */
export type UnitTone = Exclude<PlateTone, 'proposed'>

export type UnitSpot = {
  readonly id: string
  readonly callSign: string
  readonly kind: Unit['kind']
  readonly status: UnitStatus
  readonly tone: UnitTone
  readonly isLocked: boolean
  /** Where it stands when it is at home; undefined for a unit without a station. */
  readonly home: LngLat | undefined
  readonly stationId: string | undefined
  /** Where it is going: number of the incident and when it should be there, city time. */
  readonly headingFor:
    | { readonly incidentId: string; readonly number: string; readonly dueMs: number | undefined }
    | undefined
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
  readonly outlines: readonly OutlineSpot[]
  readonly closures: readonly ClosureSpot[]
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
    tone: plateToneOf(unit.status, false),
    isLocked: unit.lock !== undefined,
    home: home?.coordinates,
    stationId: unit.stationId,
    headingFor:
      onTheWay && incident
        ? {
            incidentId: incident.id,
            number: shortNumber(incident.number),
            dueMs: sentAt !== undefined && work?.etaSec !== undefined ? sentAt + work.etaSec * 1000 : undefined,
          }
        : undefined,
  }
}

function incidentSpot(incident: Incident, lngLat: LngLat, { types, standards }: Rules, nowMs: number): IncidentSpot {
  const type = types.get(incident.type)
  return {
    id: incident.id,
    number: shortNumber(incident.number),
    lngLat,
    // A type the city does not know is still a call: it is shown as a service call.
    group: type?.group ?? 'S',
    tone: toneOf(incident, standards, nowMs),
    typeName: type?.name,
    priority: incident.priority,
  }
}

type Rules = { readonly types: ReadonlyMap<string, IncidentType>; readonly standards: Standards | undefined }

const rulesOf = (settings: Settings | undefined): Rules => ({
  types: new Map((settings?.incidentTypes ?? []).map((type) => [type.id, type])),
  standards: settings?.standards,
})

/** Reads the map's scene from the city at `nowMs`, city time. Incidents without a point are in the queue alone. */
export type SceneReader = (city: City, nowMs: number) => Scene

/**
 * A reader that keeps what has not changed: folded records are never changed in place, so the same record is the same spot,
 * and lists in which nothing changed stay the same lists.
 */
export function createSceneReader(): SceneReader {
  const incidents = createKept<Incident, IncidentSpot>()
  const units = createKept<Unit, UnitSpot>()
  const stations = createKept<Facility, StationSpot>()
  const closures = createKept<Closure, ClosureSpot>()
  const drawings = createKept<Incident, readonly OutlineSpot[]>()
  let outlines: { readonly from: readonly (readonly OutlineSpot[])[]; readonly all: readonly OutlineSpot[] } = {
    from: [],
    all: [],
  }
  let settings: Settings | undefined
  let rules = rulesOf(undefined)
  let formerFacilities: readonly StationSpot[] = []
  let sorted: { readonly from: readonly IncidentSpot[]; readonly incidents: readonly IncidentSpot[] } = {
    from: [],
    incidents: [],
  }

  return (city, nowMs) => {
    const now = city.find('world', WORLD_ID)?.settings
    const hasNewRules = now !== settings
    if (hasNewRules) rules = rulesOf(now)
    settings = now
    const facilities = stations.read(city.all('facility'), false, ({ kind, id, point, name }) =>
      kind === 'station' ? { id, lngLat: point.coordinates, name } : undefined,
    )
    const spots = incidents.read(
      city.all('incident'),
      hasNewRules,
      // A merged call is told by the one that its number leads to.
      (incident) =>
        incident.mergedInto === undefined && incident.place.point
          ? incidentSpot(incident, incident.place.point.coordinates, rules, nowMs)
          : undefined,
      (incident, spot) => incident.status !== 'waiting' || toneOf(incident, rules.standards, nowMs) === spot.tone,
    )
    if (spots !== sorted.from) sorted = { from: spots, incidents: spots.toSorted(byUrgency) }
    const drawn = drawings.read(city.all('incident'), false, outlinesOf)
    if (drawn !== outlines.from) outlines = { from: drawn, all: drawn.flat() }
    // Where a unit's home is stands in its station's record.
    const hasNewHomes = facilities !== formerFacilities
    formerFacilities = facilities
    return {
      incidents: sorted.incidents,
      units: units.read(city.all('unit'), hasNewHomes, (unit) => unitSpot(unit, city)),
      stations: facilities,
      outlines: outlines.all,
      closures: closures.read(
        city.all('closure'),
        false,
        (closure) => closureSpot(closure, nowMs),
        (closure, spot) => closureState(closure, nowMs) === spot.state,
      ),
    }
  }
}

/** Reads a city once. */
export const sceneOf: SceneReader = (city, nowMs) => createSceneReader()(city, nowMs)

const byUrgency = (a: IncidentSpot, b: IncidentSpot): number =>
  URGENCY[a.tone] - URGENCY[b.tone] || a.priority - b.priority || (a.id < b.id ? -1 : 1)
