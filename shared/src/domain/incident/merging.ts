import { Type } from 'typebox'
import { follow } from '../../kernel/aggregate.ts'
import type { Meta } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs } from '../../kernel/measure.ts'
import type { Incident } from './incident.ts'

/** Another call and its number, so that it can be named after it has left the board. */
const OtherCall = Type.Object({ id: Id, number: Type.String() })

/** How a call stood before it was merged, for when it stands alone again. Absent status: its units went along. */
const BeforeMerge = Type.Object({
  status: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('active'), Type.Literal('closed')])),
  since: EpochMs,
  waitedSince: Type.Optional(EpochMs),
  /** Priority of the surviving call before this one made it more urgent. */
  raisedFrom: Type.Optional(Type.Integer()),
})

/**
 * What calls are to each other. `duplicateOf`: the call that this one was said to be another report of; `mergedInto`: where
 * its number leads, which is that call or the one that it was merged into in its turn; `mergedIds`: calls that lead here, or
 * once did; `links`: separate calls of one cause or place; `apart`: calls that somebody has compared with it and told apart.
 */
export const relations = {
  duplicateOf: Type.Optional(Id),
  mergedInto: Type.Optional(Id),
  mergedIds: Type.Optional(Type.Array(Id)),
  beforeMerge: Type.Optional(BeforeMerge),
  links: Type.Optional(Type.Array(OtherCall)),
  apart: Type.Optional(Type.Array(Id)),
}

/** That calls are one is for everybody, or the public would count one fire twice; what is merely related is the crews'. */
export const relationsSeen = {
  public: [
    ...['duplicateOf', 'mergedInto', 'mergedIds', 'beforeMerge'],
    ...['intoId', 'fromId', 'withIds', 'intoNumber', 'fromNumber', 'raisedFrom'],
  ],
  field: ['links', 'apart', 'other'],
}

const number = Type.String()
/** `withIds`: calls that had been merged into this one and go along with it. */
const Merged = Type.Object({
  number,
  intoId: Id,
  intoNumber: Type.String(),
  withIds: Type.Array(Id),
  raisedFrom: Type.Optional(Type.Integer()),
})
type Merged = Type.Static<typeof Merged>
const Unmerged = Type.Object({ number, fromId: Id, fromNumber: Type.String(), withIds: Type.Array(Id) })
type Unmerged = Type.Static<typeof Unmerged>

/** What a call that is not merged says of merging. */
export const alone = { duplicateOf: undefined, mergedInto: undefined, beforeMerge: undefined }

/** A call that stands alone again; whoever had units there begins to wait anew, for they stay where they are. */
export function standsAlone(before: Incident, { cityTime, seq }: Pick<Meta, 'cityTime' | 'seq'>): Incident {
  const { status, since, waitedSince } = before.beforeMerge ?? {}
  const then = status === undefined ? { status: 'waiting' as const, since: cityTime } : { status, since, waitedSince }
  return { ...before, ...alone, ...then, since: then.since ?? cityTime, lastSeq: seq }
}

export const mergeEvents = {
  merged: {
    data: Merged,
    evolve: (before: Incident | undefined, { intoId, raisedFrom }: Merged, { cityTime, seq }: Meta) =>
      before && {
        ...before,
        duplicateOf: intoId,
        mergedInto: intoId,
        beforeMerge: {
          status: before.assignmentIds.length > 0 ? undefined : before.status,
          since: before.since,
          waitedSince: before.waitedSince,
          raisedFrom,
        },
        status: 'closed' as const,
        since: cityTime,
        waitedSince: undefined,
        lastSeq: seq,
      },
  },
  unmerged: {
    data: Unmerged,
    evolve: (before: Incident | undefined, _: Unmerged, meta: Meta) => before && standsAlone(before, meta),
  },
  linked: {
    data: Type.Object({ other: number, links: Type.Array(OtherCall) }),
    evolve: (before: Incident | undefined, { links }: Pick<Incident, 'links'>, { seq }: Meta) =>
      before && { ...before, links, lastSeq: seq },
  },
  unlinked: {
    data: Type.Object({ other: number, links: Type.Array(OtherCall) }),
    evolve: (before: Incident | undefined, { links }: Pick<Incident, 'links'>, { seq }: Meta) =>
      before && { ...before, links, lastSeq: seq },
  },
  toldApart: {
    data: Type.Object({ other: number, apart: Type.Array(Id) }),
    evolve: (before: Incident | undefined, { apart }: Pick<Incident, 'apart'>, { seq }: Meta) =>
      before && { ...before, apart, lastSeq: seq },
  },
  comparedAnew: {
    data: Type.Object({ other: number, apart: Type.Array(Id) }),
    evolve: (before: Incident | undefined, { apart }: Pick<Incident, 'apart'>, { seq }: Meta) =>
      before && { ...before, apart, lastSeq: seq },
  },
}

/** What a merge means for the other calls that it concerns: the one that lives on, and those that go along. */
export const mergeFollows = {
  'incident.merged': follow<Incident, Merged>({
    concerns: ({ intoId, withIds }) => [intoId, ...withIds],
    evolve: (before, { intoId, withIds }, { seq }, id) =>
      before.id === intoId
        ? { ...before, mergedIds: [...new Set([...(before.mergedIds ?? []), id, ...withIds])], lastSeq: seq }
        : { ...before, mergedInto: intoId, lastSeq: seq },
  }),
  'incident.unmerged': follow<Incident, Unmerged>({
    concerns: ({ fromId, withIds }) => [fromId, ...withIds],
    evolve: (before, { fromId, withIds }, { seq }, id) =>
      before.id === fromId
        ? {
            ...before,
            mergedIds: before.mergedIds?.filter((one) => one !== id && !withIds.includes(one)),
            lastSeq: seq,
          }
        : { ...before, mergedInto: id, lastSeq: seq },
  }),
}
