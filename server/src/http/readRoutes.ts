import type { Visibility } from '@muster/shared/access/visibility.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { refuse } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import { recommend } from '../dispatch/recommend.ts'
import { waysOf } from '../dispatch/ways.ts'
import { answerPast } from './pastRoutes.ts'
import { Problem, refused } from './problem.ts'

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
const ForIncident = Type.Object({ incident: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }) })
const ForUnits = Type.Object({
  units: Type.String({
    pattern: '^[A-Za-z0-9_-]{1,40}(,[A-Za-z0-9_-]{1,40}){0,49}$',
    description: 'Ids of at most 50 units, comma between',
  }),
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

/** What the city is and was: state, journal and whom to send. */
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

  app.get<{ Querystring: Static<typeof ForIncident> }>(
    '/api/v1/recommendations',
    {
      schema: {
        tags: ['advice'],
        summary: 'Nearest suitable units by road time, with reasons',
        querystring: ForIncident,
        response: { 200: Any, '4xx': Problem },
      },
      config: { needs },
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply): Promise<FastifyReply> => {
      const { query } = request
      const { live, estimates, network } = request.world
      const incident = live.city.find('incident', query.incident)
      // It tells of crews, one by one.
      if (!incident || !cityRedaction.seesAny(seesOf(request), 'unit'))
        return refused(reply, refuse('incident.notFound', { id: query.incident }, 404))
      return reply.send({ seq: live.head().seq, ...recommend({ city: live.city, incident, estimates, network }) })
    },
  )

  app.get<{ Querystring: Static<typeof ForUnits> }>(
    '/api/v1/ways',
    {
      schema: {
        tags: ['advice'],
        summary: 'The ways by road that units have before them to their calls, from where they are now',
        querystring: ForUnits,
        response: { 200: Any, '4xx': Problem },
      },
      config: { needs },
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply): Promise<FastifyReply> => {
      const { live, estimates } = request.world
      const seesUnits = cityRedaction.seesAny(seesOf(request), 'unit')
      const ways = seesUnits ? waysOf({ city: live.city, estimates }, request.query.units.split(',')) : []
      return reply.send({ seq: live.head().seq, ways })
    },
  )
}
