import type { BreakOff } from '@muster/shared/domain/world/responding.ts'
import type { AskingIncident, SituationUnit } from './situation.ts'

/** To take a crew from people who wait for it has to gain at least so much, where the city sets nothing else, s. */
const LEAST_GAIN_SEC = 60

/**
 * How much sooner a unit has to be at a call to be taken from the lesser one that it is at, s; undefined where the city's rule
 * leaves it there. Nobody is taken for a call of unknown priority.
 */
export function leavesFor(
  rule: BreakOff | undefined,
  { atCall }: Pick<SituationUnit, 'atCall'>,
  { id, priority }: Pick<AskingIncident, 'id' | 'priority'>,
): number | undefined {
  if (!rule || !atCall || priority === undefined || atCall.id === id) return undefined
  const mayLeave =
    rule.statuses.some((status) => status === atCall.status) &&
    atCall.priority >= rule.fromPriority &&
    priority <= rule.forPriority &&
    priority < atCall.priority
  return mayLeave ? (rule.leastGainSec ?? LEAST_GAIN_SEC) : undefined
}
