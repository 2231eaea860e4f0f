import { Type } from 'typebox'
import { aggregate, follow } from '../../kernel/aggregate.ts'
import type { Event } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Point, Text } from '../../kernel/measure.ts'
import { Sealed } from '../../kernel/sealed.ts'
import type { AssignmentCorrected, AssignmentEnded, AssignmentMade, AssignmentMoved } from '../assignment/assignment.ts'
import { aidEvents, aidFields, aidSees } from './aid.ts'
import { Alarm, alarmEvents } from './alarm.ts'
import { Facts, factEvents, factSees, Told } from './facts.ts'
import { complexFollows } from './grouping.ts'
import { alone, mergeEvents, mergeFollows, relations, relationsSeen } from './merging.ts'
import { Outline, Outlined, OutlineErased, withOutline, withoutOutline } from './outline.ts'
import { recordEvents, recordFields, recordSees } from './record.ts'

/** 1 (lights, life at risk) to 5. A city maps its own codes to it. */
export const Priority = Type.Integer({ minimum: 1, maximum: 5 })

/** Where it is: a point, what the caller said, or neither yet. An incident without a usable place is still an incident. */
export const Place = Type.Object(
  { point: Type.Optional(Point), address: Type.Optional(Text(200)) },
  { additionalProperties: false },
)
export type Place = Type.Static<typeof Place>

/** Names of the areas around the place, from the city pack. */
const AreaNames = Type.Object({ neighbourhood: Type.Optional(Id), battalion: Type.Optional(Id) })

/** The report's number at the feed it came from: the same source is the same incident. */
export const Source = Type.Object(
  { feed: Id, id: Type.String({ minLength: 1, maxLength: 80 }) },
  { additionalProperties: false },
)

/** Who has taken it. */
const Owner = Type.Object({ id: Type.String(), name: Type.String() })

/** How it ended. */
export const Outcome = Text(200)

/**
 * Something that happened and wants units. `waiting`: it wants units and has none; `active`: somebody is at work
 * or has done the work; `closed`: over.
 * `since`: city time of the last change of status; `receivedAt`: when the call came in, as the source says, else city time.
 */
export const Incident = Type.Object({
  id: Id,
  number: Type.String(),
  type: Id,
  priority: Priority,
  alarm: Type.Optional(Alarm),
  place: Place,
  area: Type.Optional(AreaNames),
  narrative: Type.Optional(Type.String()),
  /** Who called: a name and a number, sealed (J10). */
  caller: Type.Optional(Sealed),
  /** What those who were asked answered. */
  facts: Type.Optional(Facts),
  source: Type.Optional(Source),
  status: Type.Union([Type.Literal('waiting'), Type.Literal('active'), Type.Literal('closed')]),
  since: EpochMs,
  receivedAt: EpochMs,
  firstAssignedAt: Type.Optional(EpochMs),
  /** Since when it had waited, while of those sent nobody has left yet: a dispatch taken back leaves the wait as it was. */
  waitedSince: Type.Optional(EpochMs),
  assignmentIds: Type.Array(Id),
  owner: Type.Optional(Owner),
  outcome: Type.Optional(Type.String()),
  ...recordFields,
  ...aidFields,
  /** What was drawn on the map for it. */
  outlines: Type.Optional(Type.Array(Outline)),
  ...relations,
  lastSeq: Type.Integer(),
})
export type Incident = Type.Static<typeof Incident>

const Reported = Type.Object({
  number: Type.String(),
  type: Id,
  priority: Priority,
  place: Place,
  area: Type.Optional(AreaNames),
  narrative: Type.Optional(Text(4000)),
  caller: Type.Optional(Sealed),
  source: Type.Optional(Source),
  receivedAt: Type.Optional(EpochMs),
})

/** Joins an incident's open assignments: from waiting it becomes active. A closed one stays closed. */
function joined(before: Incident, assignmentId: string, at: number): Incident {
  const waited = before.status === 'waiting'
  return {
    ...before,
    status: before.status === 'closed' ? 'closed' : 'active',
    since: waited ? at : before.since,
    waitedSince: waited ? before.since : before.waitedSince,
    firstAssignedAt: before.firstAssignedAt ?? at,
    assignmentIds: before.assignmentIds.includes(assignmentId)
      ? before.assignmentIds
      : [...before.assignmentIds, assignmentId],
  }
}

/**
 * Leaves an incident's open assignments. Work that is done leaves a call to be closed; work that was broken off leaves one
 * that waits again. Where nobody had left yet, as in a dispatch that is taken back, the wait goes on as if nobody had been
 * sent: neither its beginning nor the time to the first unit may look better than it was.
 */
function left(before: Incident, assignmentId: string, { cause, unitBecomes }: AssignmentEnded, at: number): Incident {
  const assignmentIds = before.assignmentIds.filter((id) => id !== assignmentId)
  const waitedSince = cause === 'recalled' && unitBecomes === 'available' ? before.waitedSince : undefined
  if (before.status !== 'active' || assignmentIds.length > 0 || cause === 'cleared')
    return { ...before, assignmentIds, waitedSince }
  return {
    ...before,
    assignmentIds,
    status: 'waiting',
    since: waitedSince ?? at,
    waitedSince: undefined,
    firstAssignedAt:
      waitedSince !== undefined && before.firstAssignedAt === before.since ? undefined : before.firstAssignedAt,
  }
}

export const incident = aggregate(
  'incident',
  Incident,
)({
  history: true,
  sees: {
    // What the public may know of a call, and what its status and times follow from.
    public: [
      ...['number', 'type', 'priority', 'alarm', 'status', 'since', 'area.neighbourhood', 'place.point'],
      ...['receivedAt', 'claimedAt', 'waitedSince', 'firstAssignedAt', 'assignmentIds', 'lastSeq'],
      ...relationsSeen.public,
    ],
    rounded: ['place.point'],
    field: [
      ...['place', 'area', 'outcome', 'owner', 'formerOwner', ...recordSees.field, ...relationsSeen.field],
      ...aidSees,
      ...['outlines', 'outlineId', 'kind', 'geometry', 'radiusM', 'label', 'residents'],
    ],
    // What callers said, and what was written down about them, in whatever words.
    personal: ['narrative', 'text', 'caller', ...recordSees.personal, ...factSees],
  },
  events: {
    reported: {
      data: Reported,
      evolve: (_, { receivedAt, ...call }, { cityTime, seq }, id) => ({
        ...call,
        id,
        status: 'waiting',
        since: receivedAt ?? cityTime,
        receivedAt: receivedAt ?? cityTime,
        assignmentIds: [],
        lastSeq: seq,
      }),
    },
    callerRead: {
      data: Type.Object({ subject: Id, reader: Type.Object({ id: Type.String(), name: Type.String() }) }),
      evolve: (before) => before,
    },
    callerSet: {
      data: Type.Object({ caller: Sealed }),
      evolve: (before, { caller }, { seq }) => before && { ...before, caller, lastSeq: seq },
    },
    callerForgotten: {
      data: Type.Object({ subject: Id }),
      evolve: (before, _, { seq }) => before && { ...before, caller: undefined, lastSeq: seq },
    },
    noted: {
      data: Type.Object({ text: Text(4000) }),
      evolve: (before, _, { seq }) => before && { ...before, lastSeq: seq },
    },
    ...factEvents,
    ...alarmEvents,
    ...aidEvents,
    prioritised: {
      /** `because`: the answer that raised it. */
      data: Type.Object({ priority: Priority, because: Type.Optional(Told) }),
      evolve: (before, { priority }, { seq }) => before && { ...before, priority, lastSeq: seq },
    },
    typed: {
      data: Type.Object({ type: Id }),
      evolve: (before, { type }, { seq }) => before && { ...before, type, lastSeq: seq },
    },
    placed: {
      data: Type.Object({ place: Place, area: Type.Optional(AreaNames) }),
      evolve: (before, { place, area }, { seq }) => before && { ...before, place, area, lastSeq: seq },
    },
    taken: {
      data: Type.Object({ owner: Type.Optional(Owner) }),
      evolve: (before, { owner }) => before && { ...before, owner },
    },
    handedOver: {
      data: Type.Object({ owner: Type.Optional(Owner), formerOwner: Type.Optional(Type.String()) }),
      evolve: (before, { owner }, { seq }) => before && { ...before, owner, lastSeq: seq },
    },
    closed: {
      data: Type.Object({ outcome: Outcome, claimedAt: Type.Optional(EpochMs) }),
      evolve: (before, { outcome, claimedAt }, { cityTime, seq }) =>
        before && { ...before, status: 'closed', outcome, since: claimedAt ?? cityTime, lastSeq: seq },
    },
    reopened: {
      data: Type.Object({}),
      evolve: (before, _, { cityTime, seq }) =>
        before && {
          ...before,
          status: before.assignmentIds.length > 0 ? 'active' : 'waiting',
          outcome: undefined,
          since: cityTime,
          lastSeq: seq,
          ...alone,
        },
    },
    ...recordEvents<Incident>(),
    outlined: { data: Outlined, evolve: withOutline },
    outlineErased: { data: OutlineErased, evolve: withoutOutline },
    ...mergeEvents,
    /** It leaves live state; what it was is in the archive. */
    archived: { data: Type.Object({}), evolve: () => undefined },
    /** It is back from the archive, as it was. */
    restored: { data: Incident, evolve: (_, before, { seq }, id) => ({ ...before, id, lastSeq: seq }) },
  },
  follows: {
    ...mergeFollows,
    ...complexFollows,
    'assignment.made': follow<Incident, AssignmentMade>({
      concerns: ({ incidentId }) => [incidentId],
      evolve(before, { claimedAt, status = 'dispatched' }, { cityTime }, assignmentId) {
        const now = joined(before, assignmentId, claimedAt ?? cityTime)
        return status === 'dispatched' ? now : { ...now, waitedSince: undefined }
      },
    }),
    'assignment.corrected': follow<Incident, AssignmentCorrected>({
      concerns: ({ incidentId }) => [incidentId],
      evolve: (before, _, { cityTime }, assignmentId) => joined(before, assignmentId, cityTime),
    }),
    'assignment.advanced': follow<Incident, AssignmentCorrected>({
      concerns: ({ incidentId }) => [incidentId],
      evolve: (before) => (before.waitedSince === undefined ? before : { ...before, waitedSince: undefined }),
    }),
    'assignment.moved': follow<Incident, AssignmentMoved>({
      concerns: ({ fromId, incidentId }) => [fromId, incidentId],
      evolve(before, { incidentId, status, dispatchedAt }, { cityTime }, assignmentId) {
        if (before.id !== incidentId)
          return { ...before, assignmentIds: before.assignmentIds.filter((id) => id !== assignmentId) }
        const firstAssignedAt = before.firstAssignedAt ?? Math.max(before.receivedAt, dispatchedAt)
        const now = { ...joined(before, assignmentId, cityTime), firstAssignedAt }
        return status === 'dispatched' ? now : { ...now, waitedSince: undefined }
      },
    }),
    'assignment.recorded': follow<Incident, AssignmentCorrected>({
      concerns: ({ incidentId }) => [incidentId],
      evolve: (before) => before,
    }),
    'assignment.ended': follow<Incident, AssignmentEnded>({
      concerns: ({ incidentId }) => [incidentId],
      evolve: (before, ended, { cityTime }, assignmentId) =>
        left(before, assignmentId, ended, ended.claimedAt ?? cityTime),
    }),
  },
})

/** Whether what this event tells of is kept from who reads it (V1): its sentence is then another one. */
export const isKeptBack = (event: Pick<Event, 'type' | 'data'>): boolean =>
  (incident.is.noted(event) && event.data.text === undefined) ||
  (incident.is.attached(event) && event.data.attachment === undefined) ||
  (incident.is.answered(event) && event.data.told === undefined) ||
  ((incident.is.taken(event) || incident.is.handedOver(event)) && event.data.owner === undefined)
