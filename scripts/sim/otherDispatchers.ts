import type { CallUnit } from '@muster/server/cities/pack.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Cast } from './cast.ts'
import { dueCalls, type WaitingCall } from './dueCalls.ts'
import { type Candidate, chooseUnits, dueRows } from './dueUnits.ts'
import { occurrenceOf, type Stage, type Turn } from './stage.ts'
import { workDone } from './workDone.ts'

/**
 * A done call that a person has in hand is closed for them after this, where they do not do it themselves: ms of city
 * time, and of real time, in which they may still take back what they did.
 */
const PERSONAL_CLOSE_MS = { city: 120_000, real: 15_000 }
const recommended = Compile(
  Type.Object({
    units: Type.Array(Type.Object({ id: Type.String(), rank: Type.Union([Type.Number(), Type.Null()]) })),
  }),
)

/** The desk beside the person's: dispatches as recorded that day, and closes what is done. */
export async function workTheDesk(stage: Stage, cast: Cast, turn: Turn): Promise<void> {
  const taken = new Set<string>()
  const send = async (incident: Incident, rows: readonly CallUnit[]) => {
    if (rows.length === 0 || !stage.attempts.may(`dispatch ${incident.id} ${cast.sentTo(incident.id).length}`)) return
    const unitIds = chooseUnits(rows, stage.kindOf, candidates(stage, incident, taken))
    await dispatch(stage, incident, unitIds, taken)
  }
  const open = [...stage.city.all('incident')].filter(({ status }) => status !== 'closed')
  const idle = open.filter(({ assignmentIds }) => assignmentIds.length === 0)
  const done = idle.filter(({ id }) => workDone(cast.sentTo(id)))
  const waiting = idle.filter((incident) => !done.includes(incident))
  const due = dueCalls(
    waiting.map((incident) => waitingCall(stage, incident, turn)),
    turn.rate,
  )

  await Promise.all(done.map((incident) => close(stage, incident, turn)))
  for (const incident of waiting.filter(({ id }) => due.includes(id))) {
    const rows = dueRows(occurrenceOf(stage, incident)?.call.units ?? [], 0)
    if (rows.length > 0) await send(incident, rows)
    else if (stage.attempts.may(`recommend ${incident.id}`))
      await dispatch(stage, incident, await recommendedFor(stage, incident), taken)
  }
  for (const incident of open) {
    if (incident.status !== 'active' || stage.personal.has(incident.id) || incident.firstAssignedAt === undefined)
      continue
    const occurrence = occurrenceOf(stage, incident)
    if (!occurrence) continue
    const elapsedMs = turn.now - incident.firstAssignedAt
    const openRows = cast.openRows(incident)
    await send(
      incident,
      dueRows(occurrence.call.units, elapsedMs).filter(
        (row) => openRows.includes(row) && !isOver(occurrence.call.units, row, elapsedMs),
      ),
    )
  }
}

function waitingCall(stage: Stage, incident: Incident, { now }: Turn): WaitingCall {
  const { id, priority, since, owner } = incident
  const rows = occurrenceOf(stage, incident)?.call.units
  const firstSec = rows && Math.min(...rows.map(({ dispatchSec }) => dispatchSec ?? Number.POSITIVE_INFINITY))
  const recordedSec = firstSec !== undefined && Number.isFinite(firstSec) ? firstSec : undefined
  return { id, priority, waitedMs: now - since, recordedSec, personal: owner !== undefined || stage.personal.has(id) }
}

/** True where a recorded unit had already finished, this long after the first was sent: nobody goes in its stead now. */
function isOver(rows: readonly CallUnit[], { availableSec }: CallUnit, elapsedMs: number): boolean {
  const firstSec = Math.min(...rows.map(({ dispatchSec }) => dispatchSec ?? Number.POSITIVE_INFINITY))
  return availableSec !== undefined && (availableSec - firstSec) * 1000 <= elapsedMs
}

/** Free units, with their driving time to the incident; those that the desk has just sent are free no more. */
function candidates(
  { city, motions, roads }: Stage,
  incident: Incident,
  taken: ReadonlySet<string>,
): readonly Candidate[] {
  const free = [...city.all('unit')].filter(
    ({ id, status, assignmentId }) =>
      assignmentId === undefined &&
      (status === 'available' || status === 'returning') &&
      !taken.has(id) &&
      motions.knows(id),
  )
  const point = incident.place.point?.coordinates
  const places = free.map(({ id }) => motions.at(id)?.point ?? ([0, 0] as const))
  const seconds = point ? roads.secondsTo(point, places) : free.map(() => 0)
  return free.map(({ id: unitId, kind }, i) => ({ unitId, kind, seconds: seconds[i] ?? Number.POSITIVE_INFINITY }))
}

async function dispatch(
  stage: Stage,
  { id, number }: Incident,
  unitIds: readonly string[],
  taken: Set<string>,
): Promise<void> {
  if (unitIds.length === 0) return
  for (const unitId of unitIds) taken.add(unitId)
  const answer = await stage.api.command('incident.dispatch', { incidentId: id, unitIds })
  if (answer.kind === 'refused') stage.say(`${unitIds.join()} to ${number}: ${answer.code}`)
}

/** Who should go to a call that the record does not know: the first alarm that the hub itself proposes. */
async function recommendedFor({ api }: Stage, { id }: Incident): Promise<readonly string[]> {
  const answer = await api.get(`/api/v1/recommendations?incident=${id}`)
  if (answer.kind !== 'done' || !recommended.Check(answer.body)) return []
  return answer.body.units.flatMap(({ id: unitId, rank }) => (rank === null ? [] : [unitId]))
}

async function close(stage: Stage, incident: Incident, { now, rate }: Turn): Promise<void> {
  const personal = incident.owner !== undefined || stage.personal.has(incident.id)
  if (personal && now - incident.since < Math.max(PERSONAL_CLOSE_MS.city, PERSONAL_CLOSE_MS.real * rate)) return
  if (!stage.attempts.may(`close ${incident.id} ${incident.since}`)) return
  // By its id: a console says it in its reader's language.
  const outcome = occurrenceOf(stage, incident)?.call.outcome ?? 'other'
  const answer = await stage.api.command('incident.close', { incidentId: incident.id, outcome })
  if (answer.kind === 'refused') stage.say(`${incident.number} not closed: ${answer.code}`)
}
