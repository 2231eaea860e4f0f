import type { Entry } from '@muster/shared/kernel/entry.ts'
import { refuse } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import { recommend } from '../dispatch/recommend.ts'
import type { RoadGraph } from '../dispatch/roadGraph.ts'
import { Problem, problem, refused } from './problem.ts'

const After = Type.Object({
  after: Type.Integer({ minimum: 0, default: 0 }),
  limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1000 }),
})
const ForIncident = Type.Object({ incident: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }) })
const Any = Type.Unknown()
const needs = { scope: 'read' } as const

/** An entry as others read it: times RFC 3339 (CONTRACTS). */
const tellEntry = ({ at, cityTime, ...entry }: Entry) => ({
  ...entry,
  at: new Date(at).toISOString(),
  cityTime: new Date(cityTime).toISOString(),
})

/** What the city is and was: state, journal and whom to send. */
export function readRoutes(app: FastifyInstance, { graph }: { graph: RoadGraph }): void {
  app.get(
    '/api/v1/state',
    {
      schema: {
        tags: ['city'],
        summary: 'Live state as of entry seq',
        response: { 200: Type.Object({ seq: Type.Integer(), state: Any }), '4xx': Problem },
      },
      config: { needs },
      // The state is our own fold: written as it is, since no schema could make it truer.
      serializerCompiler: () => JSON.stringify,
    },
    async ({ query, world: { live } }, reply) =>
      // Past moments come with the archive; until then the present must not pass for one.
      typeof query === 'object' && query !== null && 'at' in query
        ? problem(reply, 404, 'not_found')
        : { seq: live.head().seq, state: live.records.plain() },
  )

  app.get<{ Querystring: Static<typeof After> }>(
    '/api/v1/journal',
    {
      schema: {
        tags: ['city'],
        summary: 'Entries after a position, oldest first',
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
    async ({ query: { after, limit }, world: { journal, live } }) => {
      const lines = await journal.readAfter(after, limit)
      const head = live.head()
      // Another hub may have written what is not folded here yet: it comes with the next question.
      const folded = lines.filter(({ entry }) => entry.seq <= head.seq)
      return { entries: folded.map(({ entry }) => tellEntry(entry)), head, skipped: 0 }
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
    async ({ query, world: { live, estimates } }, reply): Promise<FastifyReply> => {
      const incident = live.city.find('incident', query.incident)
      if (!incident) return refused(reply, refuse('incident.notFound', { id: query.incident }, 404))
      return reply.send({ seq: live.head().seq, ...recommend({ city: live.city, incident, estimates, graph }) })
    },
  )
}
