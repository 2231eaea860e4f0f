import { incident as events, type Incident } from '@muster/shared/domain/incident/incident.ts'
import { TYPE_UNKNOWN } from '@muster/shared/domain/incident/report.ts'
import type { HistoryLine } from '@muster/shared/kernel/state.ts'

/** The steps of taking a call, in the order in which they usually come. */
export const CALL_STEPS = ['received', 'placed', 'typed', 'answered', 'sent'] as const
type CallStep = (typeof CALL_STEPS)[number]

const hasPoint = ({ place }: HistoryLine['data']): boolean =>
  typeof place === 'object' && place !== null && 'point' in place && place.point !== undefined

/**
 * When each step of taking this call was done, epoch ms of city time, from the journal's own entries: on the map, sorted into
 * its type, first question answered, first unit sent. A type that was mended before units went counts from then.
 */
export function stepsOf(
  incident: Incident,
  history: readonly HistoryLine[] = [],
): Readonly<Record<CallStep, number | undefined>> {
  const sent = incident.firstAssignedAt
  const first = (holds: (line: HistoryLine) => boolean) => history.find(holds)?.cityTime
  // A place alone is a call, too: it has its type later.
  const reported = history.find((line) => events.is.reported(line) && line.data.type !== TYPE_UNKNOWN)
  const typed = history.findLast((line) => events.is.typed(line) && line.cityTime <= (sent ?? Number.POSITIVE_INFINITY))
  return {
    received: incident.receivedAt,
    placed: first((line) => (events.is.reported(line) || events.is.placed(line)) && hasPoint(line.data)),
    typed: (typed ?? reported)?.cityTime,
    answered: first((line) => events.is.answered(line)),
    sent,
  }
}
