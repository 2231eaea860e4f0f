import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Cast } from './cast.ts'
import { type Destination, destinationOf } from './destination.ts'
import { type Crew, nextStatus, type Step } from './nextStatus.ts'
import type { Stage, Turn } from './stage.ts'

/** A status that a crew reports, and a note with it now and then. */
export type Report = {
  readonly unit: Unit
  readonly step: Step
  readonly note?: { readonly incidentId: string; readonly text: string }
}

/** A crew on the road needs no turn-out: it turns round. Seconds. */
const ON_THE_ROAD_SEC = 12
/** Of what a drive takes beyond the road's time, this much comes after the wheels stand; the rest slows the drive. */
export const PARK_SHARE = 0.4
const QUARTERS_METRES = 60
/** Long before: a drive that began then is over. */
const LONG_AGO_MS = 7_200_000

/** Moves every unit on to `turn.now` and tells what their crews report. Sends nothing. */
export function driveCrews(stage: Stage, cast: Cast, turn: Turn): readonly Report[] {
  const reports: Report[] = []
  for (const unit of stage.city.all('unit')) {
    const facts = factsOf(stage, cast, unit)
    if (!stage.motions.knows(unit.id)) seat(stage, unit, facts, turn.now)
    const startAt = Math.min(turn.now, Math.max(unit.since, turn.last))
    const { arrivedAt, point } = stage.motions.move(unit.id, facts.destination, startAt, turn.now)
    const crew = facts.crew(point, facts.destination ? arrivedAt : null)
    const step = nextStatus(crew, turn.now)
    if (step) reports.push({ unit, step, note: noteOf(stage, unit, step) })
  }
  return reports
}

function factsOf(stage: Stage, cast: Cast, unit: Unit) {
  const { city } = stage
  const assignment = unit.assignmentId === undefined ? undefined : city.find('assignment', unit.assignmentId)
  const incident = unit.incidentId === undefined ? undefined : city.find('incident', unit.incidentId)
  const home = homeOf(stage, unit)
  const point = incident?.place.point?.coordinates
  const atHospital = unit.status === 'transporting' || unit.status === 'athospital'
  const from = point ?? stage.motions.at(unit.id)?.point ?? home
  const hospital = assignment && atHospital && from ? stage.hospitalFor(assignment.id, from) : undefined
  const situation = { incident: incident && { id: incident.id, point }, hospital, home }
  return {
    home,
    destination: destinationOf({ status: unit.status, ...situation }),
    destinationWhen: (status: Unit['status']) => destinationOf({ status, ...situation }),
    crew(at: LngLat, arrivedAt: number | null): Crew {
      const work = assignment && incident && cast.workOf(assignment, incident)
      const away = home !== undefined && metresBetween(at[0], at[1], home[0], home[1]) > QUARTERS_METRES
      return {
        status: unit.status,
        since: unit.since,
        work: work && away ? { ...work, turnoutSec: Math.min(work.turnoutSec, ON_THE_ROAD_SEC) } : work,
        dispatchedAt: assignment?.times.dispatched,
        arrivedAt,
        parkSec: stage.pack.city.stopAndStartSec * PARK_SHARE,
        placeUnknown: point === undefined,
      }
    },
  }
}

/** Puts a unit that nobody has seen where its status says that it must be, by driving it there in thought. */
function seat(stage: Stage, unit: Unit, facts: ReturnType<typeof factsOf>, now: number): void {
  const start = facts.home ?? facts.destination?.point
  stage.motions.place(unit.id, start ?? stage.pack.city.center)
  const drive = (to: Destination | null, startAt: number) => to && stage.motions.move(unit.id, to, startAt, now)
  if (facts.destination === null) return
  if (unit.status === 'transporting' || unit.status === 'athospital') {
    drive(facts.destinationWhen('onscene'), unit.since - LONG_AGO_MS)
    drive(facts.destination, unit.status === 'transporting' ? unit.since : unit.since - LONG_AGO_MS)
  }
  if (unit.status === 'enroute') drive(facts.destination, unit.since)
  if (unit.status === 'onscene') drive(facts.destination, unit.since - LONG_AGO_MS)
}

/** Where it waits: the post that it was given, else its own place. */
function homeOf({ city }: Stage, unit: Unit): LngLat | undefined {
  const post = unit.post === undefined ? undefined : city.find('facility', unit.post)
  if (post) return post.point.coordinates
  const station = unit.stationId === undefined ? undefined : city.find('facility', unit.stationId)
  return unit.home?.coordinates ?? station?.point.coordinates
}

/** What a crew would say beside the button: only what happened in this play, never anything about a caller. */
function noteOf({ hospitalFor, city }: Stage, unit: Unit, step: Step): Report['note'] {
  const { incidentId, assignmentId, callSign } = unit
  if (incidentId === undefined || assignmentId === undefined) return undefined
  if (step.status === 'returning' && unit.status === 'enroute')
    return { incidentId, text: `${callSign} cancelled en route` }
  const point = city.find('incident', incidentId)?.place.point?.coordinates
  if (step.status !== 'transporting' || !point) return undefined
  const hospital = hospitalFor(assignmentId, point)
  return hospital && { incidentId, text: `${callSign} to ${hospital.name}` }
}
