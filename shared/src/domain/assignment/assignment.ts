import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import type { Event } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { UNIT_STATUSES, UnitStatus } from '../unit/status.ts'

/** Why a unit's work on an incident ended. `diverted`: sent to a more urgent one; `recalled`: taken off by the dispatcher. */
export const EndCause = Type.Enum(['cleared', 'recalled', 'diverted', 'outofservice', 'closed'])

/** Who sent it, or wrote down that it went. */
const by = Type.Optional(Type.Object({ id: Type.String(), name: Type.String() }))
/** True where nobody sent it: the crew went by itself, and somebody wrote that down. */
const selfDispatched = Type.Optional(Type.Literal(true))

/** City time at which each status was reached, epoch ms. Statuses that were skipped are absent. */
export const Times = Type.Object({
  dispatched: Type.Optional(EpochMs),
  enroute: Type.Optional(EpochMs),
  onscene: Type.Optional(EpochMs),
  transporting: Type.Optional(EpochMs),
  athospital: Type.Optional(EpochMs),
  emergency: Type.Optional(EpochMs),
  ended: Type.Optional(EpochMs),
})
export type Times = Type.Static<typeof Times>

/**
 * A unit's work on one incident; its times and statuses are its own. `etaSec`: road seconds with turn-out when it was sent;
 * `by`: who sent it.
 */
export const Assignment = Type.Object({
  id: Id,
  unitId: Id,
  incidentId: Id,
  status: Type.Enum([...UNIT_STATUSES, 'ended']),
  times: Times,
  etaSec: Type.Optional(Type.Integer({ minimum: 0 })),
  ended: Type.Optional(EndCause),
  by,
  selfDispatched,
})
export type Assignment = Type.Static<typeof Assignment>

const pair = { unitId: Id, incidentId: Id }
const claimedAt = Type.Optional(EpochMs)

const Made = Type.Object({
  ...pair,
  status: Type.Optional(UnitStatus),
  etaSec: Type.Optional(Type.Integer({ minimum: 0 })),
  claimedAt,
  by,
  selfDispatched,
})
const Advanced = Type.Object({ ...pair, status: UnitStatus, claimedAt })
const Corrected = Type.Object({ ...pair, status: UnitStatus })
const Ended = Type.Object({
  ...pair,
  cause: EndCause,
  unitBecomes: UnitStatus,
  reason: Type.Optional(Text(200)),
  claimedAt,
})
/** `dispatchedAt`: when its unit had been sent, which is when somebody first was for the call that it moves to. */
const Moved = Type.Object({ ...pair, fromId: Id, status: UnitStatus, dispatchedAt: EpochMs })
const Recorded = Type.Object({ ...pair, times: Times })
export type AssignmentMade = Type.Static<typeof Made>
export type AssignmentAdvanced = Type.Static<typeof Advanced>
export type AssignmentCorrected = Type.Static<typeof Corrected>
export type AssignmentEnded = Type.Static<typeof Ended>
export type AssignmentMoved = Type.Static<typeof Moved>
export type AssignmentRecorded = Type.Static<typeof Recorded>

const timed = (times: Times, status: string, at: number): Times => ({ ...times, [status]: at })

export const assignment = aggregate(
  'assignment',
  Assignment,
)({
  // A call's status follows from the work on it, so whoever sees the one sees that there is the other.
  sees: {
    public: ['incidentId', 'status', 'times', 'claimedAt', 'cause', 'ended', 'unitBecomes', 'fromId', 'dispatchedAt'],
    field: ['unitId', 'etaSec', 'reason', 'by', 'selfDispatched'],
  },
  events: {
    made: {
      data: Made,
      evolve: (
        _,
        { unitId, incidentId, etaSec, status = 'dispatched', claimedAt, by, selfDispatched },
        { cityTime },
        id,
      ) => ({
        id,
        unitId,
        incidentId,
        etaSec,
        status,
        times: { dispatched: claimedAt ?? cityTime, [status]: claimedAt ?? cityTime },
        by,
        selfDispatched,
      }),
    },
    advanced: {
      data: Advanced,
      evolve: (before, { status, claimedAt }, { cityTime }) =>
        before && { ...before, status, times: timed(before.times, status, claimedAt ?? cityTime) },
    },
    corrected: {
      data: Corrected,
      evolve: (before, { status }) =>
        before && { ...before, status, ended: undefined, times: { ...before.times, ended: undefined } },
    },
    /** The same work, for the call that its call was merged into. */
    moved: {
      data: Moved,
      evolve: (before, { incidentId }) => before && { ...before, incidentId },
    },
    ended: {
      data: Ended,
      evolve: (before, { cause, claimedAt }, { cityTime }) =>
        before && {
          ...before,
          status: 'ended',
          ended: cause,
          times: timed(before.times, 'ended', claimedAt ?? cityTime),
        },
    },
    recorded: {
      data: Recorded,
      evolve: (_, { unitId, incidentId, times }, _meta, id) => ({
        id,
        unitId,
        incidentId,
        status: 'ended',
        ended: 'cleared',
        times,
      }),
    },
    /** It leaves live state with its incident … */
    archived: { data: Type.Object({}), evolve: () => undefined },
    /** … and comes back with it, as it was. */
    restored: { data: Assignment, evolve: (_, before, _meta, id) => ({ ...before, id }) },
  },
})

/** Whether a crew's radio or vehicle reports this by itself. */
export const isByItself = (event: Pick<Event, 'type'>): boolean =>
  assignment.is.advanced(event) || assignment.is.recorded(event)
