import type { Times } from '@muster/shared/domain/assignment/assignment.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Asking, FeedContext } from '../feed.ts'
import type { CallRow } from './callRow.ts'

/** A row without an end is work under way for so long; later its end was forgotten, and it is kept as it stands. */
const UNDER_WAY_MS = 12 * 3_600_000

const STEPS = ['enroute', 'onscene', 'transporting', 'athospital'] as const

/** True where the row's work is over, or so old that nobody will tell its end any more. */
export const isOver = ({ times, receivedAt }: CallRow, cityNow: number): boolean =>
  times.ended !== undefined || receivedAt < cityNow - UNDER_WAY_MS

const sentKey = (row: CallRow): string => `${row.rowId}:sent`

/** What the city is asked so that the unit's work stands in the record as the row tells it. */
export function workOf(row: CallRow, context: FeedContext): readonly Asking[] {
  const { city, cityNow, idOf } = context
  const sent = city.find('assignment', idOf('incident.dispatch', sentKey(row)))
  if (sent) return sent.status === 'ended' ? [] : progress(row)
  if (city.find('assignment', idOf('assignment.record', row.rowId))) return []
  if (isOver(row, cityNow)) return [recorded(row, context)]
  const unit = city.find('unit', row.unitId)
  const isFree =
    unit && unit.assignmentId === undefined && unit.status !== 'outofservice' && unit.status !== 'emergency'
  const isOpen = city.find('incident', incidentIdOf(row, context))?.status !== 'closed'
  return isFree && isOpen ? [dispatched(row, context), ...progress(row)] : [noted(row, context)]
}

export const incidentIdOf = ({ call }: CallRow, { idOf }: FeedContext): string => idOf('incident.report', call)

/** Finished work: kept for the record, never moved through the board. */
function recorded(row: CallRow, context: FeedContext): Asking {
  const { rowId, unitId, times } = row
  const input = {
    assignmentId: context.idOf('assignment.record', rowId),
    unitId,
    incidentId: incidentIdOf(row, context),
    times,
  }
  return {
    kind: 'ask',
    name: 'assignment.record',
    input,
    key: rowId,
    knownAs: ['assignment.known'],
    ifChanged: () => 'known',
    settles: true,
  }
}

function dispatched(row: CallRow, context: FeedContext): Asking {
  const { unitId, times, receivedAt } = row
  const input = { incidentId: incidentIdOf(row, context), unitIds: [unitId], claimedAt: times.dispatched ?? receivedAt }
  return { kind: 'ask', name: 'incident.dispatch', input, key: sentKey(row), ifChanged: () => 'known', settles: true }
}

/** The statuses that the row tells beyond the dispatch, each at its time; one that the unit already passed is known. */
function progress({ rowId, unitId, times }: CallRow): readonly Asking[] {
  const steps: readonly (readonly [UnitStatus, keyof Times])[] = [
    ...STEPS.map((step) => [step, step] as const),
    ['available', 'ended'],
  ]
  return steps.flatMap(([status, name]) => {
    const claimedAt = times[name]
    if (claimedAt === undefined) return []
    const input = { unitId, status, claimedAt }
    const knownAs = ['unit.sameStatus', 'unit.transition', 'unit.unassigned']
    return [
      {
        kind: 'ask',
        name: 'unit.status',
        input,
        key: `${rowId}:${status}`,
        knownAs,
        ifChanged: () => 'known',
        settles: true,
      },
    ]
  })
}

/** Work under way by a unit that the city does not know or has elsewhere: said in the log, and nothing is moved. */
function noted(row: CallRow, context: FeedContext): Asking {
  const { unitId, times, receivedAt, rowId } = row
  const since = new Date(times.dispatched ?? receivedAt).toISOString()
  const input = { incidentId: incidentIdOf(row, context), text: `SFFD: ${unitId}, ${since}` }
  return { kind: 'ask', name: 'incident.note', input, key: `${rowId}:noted`, ifChanged: () => 'known', settles: true }
}
