import type { Assignment } from '@muster/shared/domain/assignment/assignment.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Standards } from '@muster/shared/domain/world/world.ts'
import { timelineOf } from '../../../desk/call/timelineOf.ts'
import { type Timing, waitingTime } from '../../../desk/limits.ts'

/**
 * The time that matters for a call now. `waiting`: for units; `responding`: until the first is there; both run against a
 * standard. `onscene`: the first unit took `tookSec`; `closed`: all of it took `tookSec`; both stand still.
 */
export type CallTime =
  | ({ readonly phase: 'waiting' | 'responding' } & Timing)
  | { readonly phase: 'onscene' | 'closed'; readonly tookSec: number; readonly limitSec?: number }

/** Which time that is, by what has been reached so far. */
export function callTime(
  incident: Incident,
  assignments: readonly Assignment[],
  standards: Standards | undefined,
): CallTime {
  const reached = timelineOf(incident, assignments)
  const afterSec = (step: string) => reached.find((known) => known.step === step)?.afterSec
  const limitSec = standards?.responseSec[incident.type]
  const [closedSec, onsceneSec] = [afterSec('closed'), afterSec('onscene')]
  if (closedSec !== undefined) return { phase: 'closed', tookSec: closedSec }
  if (incident.status === 'waiting') return { phase: 'waiting', ...waitingTime(incident, standards) }
  if (onsceneSec !== undefined) return { phase: 'onscene', tookSec: onsceneSec, limitSec }
  return { phase: 'responding', sinceMs: incident.receivedAt, limitSec }
}
