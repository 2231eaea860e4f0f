import { Type } from 'typebox'
import { aggregate, follow } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Point, Text } from '../../kernel/measure.ts'
import type {
  AssignmentAdvanced,
  AssignmentCorrected,
  AssignmentEnded,
  AssignmentMade,
  AssignmentMoved,
} from '../assignment/assignment.ts'
import { UnitStatus } from './status.ts'

/** What a unit is: registered once, changed rarely. */
export const UnitProfile = Type.Object({
  callSign: Text(12),
  kind: Type.Enum(['engine', 'truck', 'medic', 'rescue', 'chief', 'support']),
  capabilities: Type.Array(Id, { maxItems: 20 }),
  crew: Type.Integer({ minimum: 0, maximum: 100 }),
  agencyId: Id,
  stationId: Type.Optional(Id),
  home: Type.Optional(Point),
})

/** A post that was proposed and declined: why, and when on the city's clock. */
const Declined = Type.Object({ facilityId: Id, reason: Text(200), at: EpochMs })

/** That a unit is held back: by whom, and why. Not derived from the next by TypeBox, which would bring its engine of types. */
const Locked = Type.Object({
  reason: Type.Optional(Text(200)),
  by: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
})
/** … and since when on the city's clock. */
const Lock = Type.Object({ since: EpochMs, ...Locked.properties })

/** For so long the same proposal is not made again, ms of city time. */
export const DECLINED_MS = 1_800_000

/**
 * A unit. `status` is that of its present assignment while it has one, and follows that assignment's own events;
 * without one it is the unit's own. `since`: city time of the last change of status. `post`: the station where it waits while
 * it is free, where that is not its own; `declined`: posts that it was not sent to; `lock`: it is held back, and nobody is advised
 * to send or to move it.
 */
export const Unit = Type.Object({
  id: Id,
  ...UnitProfile.properties,
  status: UnitStatus,
  since: EpochMs,
  reason: Type.Optional(Text(200)),
  assignmentId: Type.Optional(Id),
  incidentId: Type.Optional(Id),
  post: Type.Optional(Id),
  declined: Type.Optional(Type.Array(Declined)),
  lock: Type.Optional(Lock),
})
export type Unit = Type.Static<typeof Unit>

export const unit = aggregate(
  'unit',
  Unit,
)({
  // The public learns how many work at a call, never which crew is where.
  sees: {
    field: [
      ...['callSign', 'kind', 'capabilities', 'crew', 'agencyId', 'stationId', 'home'],
      ...['status', 'since', 'reason', 'claimedAt', 'assignmentId', 'incidentId'],
      ...['post', 'declined', 'facilityId', 'lock', 'by'],
    ],
  },
  events: {
    registered: {
      data: UnitProfile,
      evolve: (before, profile, { cityTime }, id) =>
        before ? { ...before, ...profile, id } : { ...profile, id, status: 'available', since: cityTime },
    },
    statusSet: {
      data: Type.Object({ status: UnitStatus, reason: Type.Optional(Text(200)), claimedAt: Type.Optional(EpochMs) }),
      evolve: (before, { status, reason, claimedAt }, { cityTime }) =>
        before && { ...before, status, reason, since: claimedAt ?? cityTime },
    },
    posted: {
      data: Type.Object({ facilityId: Id, reason: Type.Optional(Text(200)) }),
      evolve: (before, { facilityId }) =>
        before && { ...before, post: facilityId === before.stationId ? undefined : facilityId },
    },
    stayed: {
      data: Type.Object({ facilityId: Id, reason: Text(200) }),
      evolve: (before, { facilityId, reason }, { cityTime }) => {
        const still = (before?.declined ?? []).filter(
          (one) => one.facilityId !== facilityId && cityTime - one.at < DECLINED_MS,
        )
        return before && { ...before, declined: [...still, { facilityId, reason, at: cityTime }] }
      },
    },
    locked: {
      data: Locked,
      evolve: (before, { reason, by }, { cityTime }) => before && { ...before, lock: { since: cityTime, reason, by } },
    },
    unlocked: {
      data: Type.Object({}),
      evolve: (before) => before && { ...before, lock: undefined },
    },
  },
  follows: {
    'assignment.made': follow<Unit, AssignmentMade>({
      concerns: ({ unitId }) => [unitId],
      evolve: (before, { incidentId, status, claimedAt }, { cityTime }, assignmentId) => ({
        ...before,
        assignmentId,
        incidentId,
        status: status ?? 'dispatched',
        reason: undefined,
        since: claimedAt ?? cityTime,
      }),
    }),
    'assignment.advanced': follow<Unit, AssignmentAdvanced>({
      concerns: ({ unitId }) => [unitId],
      evolve: (before, { status, claimedAt }, { cityTime }, assignmentId) =>
        before.assignmentId === assignmentId ? { ...before, status, since: claimedAt ?? cityTime } : before,
    }),
    'assignment.corrected': follow<Unit, AssignmentCorrected>({
      concerns: ({ unitId }) => [unitId],
      evolve: (before, { incidentId, status }, { cityTime }, assignmentId) => ({
        ...before,
        assignmentId,
        incidentId,
        status,
        reason: undefined,
        since: cityTime,
      }),
    }),
    'assignment.moved': follow<Unit, AssignmentMoved>({
      concerns: ({ unitId }) => [unitId],
      evolve: (before, { incidentId }, _meta, assignmentId) =>
        before.assignmentId === assignmentId ? { ...before, incidentId } : before,
    }),
    'assignment.ended': follow<Unit, AssignmentEnded>({
      concerns: ({ unitId }) => [unitId],
      evolve: (before, { unitBecomes, reason, claimedAt }, { cityTime }, assignmentId) =>
        before.assignmentId === assignmentId
          ? {
              ...before,
              assignmentId: undefined,
              incidentId: undefined,
              status: unitBecomes,
              reason,
              since: claimedAt ?? cityTime,
            }
          : before,
    }),
  },
})
