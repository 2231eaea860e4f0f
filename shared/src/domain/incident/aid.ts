import { Type } from 'typebox'
import type { Meta } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Term } from '../../kernel/measure.ts'

/** How a request for mutual aid stands. `asked`: nobody has answered yet. */
export const AID_STATES = ['asked', 'agreed', 'declined', 'arrived', 'withdrawn'] as const
export const AidState = Type.Enum([...AID_STATES])

/** Whom was asked for how many units of which kind; `agency` as it was called then. */
const asked = {
  aidId: Id,
  agencyId: Id,
  agency: Term,
  capability: Id,
  count: Type.Integer({ minimum: 1, maximum: 99 }),
  /** Who asked: in words, because crews are not told who acts. */
  askedBy: Type.String(),
}
export const Asked = Type.Object(asked)
type Asked = Type.Static<typeof Asked>

/** `expectedAt`: when they mean to be there, city time. */
const Answered = Type.Object({
  aidId: Id,
  agency: Term,
  state: AidState,
  expectedAt: Type.Optional(EpochMs),
})

/** A neighbour's help that was asked for. `at`: city time since when it stands as it does. */
export const AidRequest = Type.Object({
  ...asked,
  askedAt: EpochMs,
  state: AidState,
  at: EpochMs,
  expectedAt: Type.Optional(EpochMs),
})
export type AidRequest = Type.Static<typeof AidRequest>

export const aidFields = { aid: Type.Optional(Type.Array(AidRequest)) }

/** Crews are told who is to come. */
export const aidSees = ['aid', 'aidId', 'agencyId', 'agency', 'capability', 'count', 'askedBy', 'state', 'expectedAt']

type Helped = { readonly aid?: AidRequest[]; readonly lastSeq: number }

/** What asking for aid does to an incident. For who may not see it, nothing but that something was said. */
export const aidEvents = {
  aidRequested: {
    data: Asked,
    evolve<T extends Helped>(before: T | undefined, told: Asked, { cityTime: at, seq }: Meta): T | undefined {
      if (!before || told.aidId === undefined) return before && { ...before, lastSeq: seq }
      const others = before.aid?.filter(({ aidId }) => aidId !== told.aidId) ?? []
      const request: AidRequest = { ...told, askedAt: at, state: 'asked', at }
      return { ...before, aid: [...others, request], lastSeq: seq }
    },
  },
  aidAnswered: {
    data: Answered,
    evolve<T extends Helped>(
      before: T | undefined,
      { aidId, state, expectedAt }: Type.Static<typeof Answered>,
      { cityTime: at, seq }: Meta,
    ): T | undefined {
      const aid = before?.aid?.map((one) => (one.aidId === aidId ? { ...one, state, at, expectedAt } : one))
      return before && { ...before, aid, lastSeq: seq }
    },
  },
}

/** A neighbour that is asked says yes or no within minutes; after so long somebody rings again, ms. */
const ANSWER_MS = 3 * 60_000

/** When somebody has to see to a request: nobody has answered, or they are not there yet. Undefined where it is done with. */
export const aidDueAt = ({ state, at, expectedAt }: AidRequest): number | undefined =>
  state === 'asked' ? at + ANSWER_MS : state === 'agreed' ? expectedAt : undefined
