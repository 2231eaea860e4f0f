import type { Visibility } from '@muster/shared/access/visibility.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import { answerPast } from './pastRoutes.ts'
import { Problem } from './problem.ts'

const After = Type.Object({
  after: Type.Integer({ minimum: 0, default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1000 }),
})
const At = Type.Object({
  at: Type.Optional(
    Type.String({
      description:
        'The number of an entry, or a time (RFC 3339 with zone) on the city’s clock, which is what people see: then the last entry at or before it counts',
    }),
  ),
})
const Any = Type.Unknown()
const needs = { scope: 'read' } as const

/** An entry as others read it: times RFC 3339. */
const tellEntry = ({ at, cityTime, ...entry }: Entry) => ({
  ...entry,
  at: new Date(at).toISOString(),
  cityTime: new Date(cityTime).toISOString(),
})

/** What the caller may see (V1). */
const seesOf = ({ caller }: FastifyRequest): Visibility => (caller ? seesAs(caller) : 'public')

/** What the city is and was: state and journal. */
export function readRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Static<typeof At> }>(
    '/api/v1/state',
    {
      schema: {
        tags: ['city'],
        summary: 'Live state as of entry seq, or the state at a past moment',
        querystring: At,
        response: { 200: Type.Object({ seq: Type.Integer(), state: Any }), '4xx': Problem },
      },
      config: { needs },
      // The state is our own fold: written as it is, since no schema could make it truer.
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply) => {
      const { live, past } = request.world
      if (request.query.at !== undefined) return answerPast(request, reply, { live, past }, request.query.at)
      return { seq: live.head().seq, state: cityRedaction.state(seesOf(request), live.records.plain()) }
    },
  )

  app.get<{ Querystring: Static<typeof After> }>(
    '/api/v1/journal',
    {
      schema: {
        tags: ['city'],
        summary: 'Entries after a position, oldest first; go on after `after` + entries + skipped',
        querystring: After,
        response: {
          200: Type.Object({
            entries: Type.Array(Any),
            head: Type.Object({ seq: Type.Integer(), link: Type.String() }),
            skipped: Type.Integer(),
          }),
          '4xx': Problem,
        },
      },
      config: { needs },
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => {
      const { after, limit } = request.query
      const { journal, live } = request.world
      const lines = await journal.readAfter(after, limit)
      const head = live.head()
      // Another hub may have written what is not folded here yet: it comes with the next question.
      const folded = lines.filter(({ entry }) => entry.seq <= head.seq)
      const seen = folded.flatMap(({ entry }) => cityRedaction.entry(seesOf(request), entry) ?? [])
      return { entries: seen.map(tellEntry), head, skipped: folded.length - seen.length }
    },
  )
}
