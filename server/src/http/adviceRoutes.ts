import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { refuse } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import { type AdviceThread, type Asked, MOST_PAIRS, MOST_PLACES, sizeOf } from '../dispatch/adviceThread.ts'
import { recommend } from '../dispatch/recommend.ts'
import { AskingIncident, Situation } from '../dispatch/situation.ts'
import { waysOf } from '../dispatch/ways.ts'
import { Problem, problem, refused } from './problem.ts'
import { UnitList } from './whatIf.ts'

const Key = Type.String({ minLength: 1, maxLength: 80 })
const ForIncident = Type.Object({ incident: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }) })
/** Longer than an hour nobody waits by a standard. */
export const Seconds = Type.Integer({ minimum: 1, maximum: 3600 })
const Any = Type.Unknown()
const live = { scope: 'read' } as const
const asked = { scope: 'advice' } as const

const AskedUnits = Type.Object({ situation: Situation, incidents: Type.Array(AskingIncident, { maxItems: 1000 }) })
const AskedMoves = Type.Object({ situation: Situation, capabilities: Type.Optional(Type.Array(Key, { maxItems: 5 })) })
const AskedCoverage = Type.Object({ situation: Situation, capability: Key, seconds: Seconds })

/** It tells of crews, one by one: who may not see units gets none. */
const seesUnits = ({ caller }: FastifyRequest): boolean =>
  cityRedaction.seesAny(caller ? seesAs(caller) : 'public', 'unit')

/** Written as it is: our own work, which no schema could make truer. */
const plain = { serializerCompiler: () => JSON.stringify } as const

/** Answers that too many ask already. */
export const tooManyAsk = (reply: FastifyReply): FastifyReply =>
  problem(reply.header('retry-after', '1'), 429, 'too_many', { seconds: 1 })

/** Whom to send to a live call, and what to do in a city that is told in full. */
export function adviceRoutes(app: FastifyInstance, { thread }: { thread: Pick<AdviceThread, 'ask'> }): void {
  const describe = (summary: string, more: object) => ({
    schema: { tags: ['advice'], summary, response: { 200: Any, '4xx': Problem }, ...more },
  })
  async function told({ world, caller }: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
    const answer = thread.ask(asked, { by: caller?.actor.id ?? '', tuning: world.tuning() })
    if (!answer) return tooManyAsk(reply)
    return reply.type('application/json; charset=utf-8').send(Buffer.from(await answer))
  }

  app.get<{ Querystring: Static<typeof ForIncident> }>(
    '/api/v1/recommendations',
    {
      ...describe('Whom to send to a call, with reasons', { querystring: ForIncident }),
      config: { needs: live },
      ...plain,
    },
    async (request, reply): Promise<FastifyReply> => {
      const { live, estimates, advisor } = request.world
      const incident = live.city.find('incident', request.query.incident)
      if (!incident || !seesUnits(request))
        return refused(reply, refuse('incident.notFound', { id: request.query.incident }, 404))
      const advice = recommend({ city: live.city, incident, estimates, advisor, cityNow: live.cityNow() })
      return reply.send({ seq: live.head().seq, ...advice })
    },
  )
  app.post<{ Body: Static<typeof AskedUnits> }>(
    '/api/v1/recommendations',
    {
      ...describe('The same for a situation that is told in full; the live city is left out of it', {
        body: AskedUnits,
      }),
      config: { needs: asked },
      ...plain,
    },
    async (request, reply) => {
      const { situation, incidents } = request.body
      const { places, pairs } = sizeOf(situation, incidents)
      if (places > MOST_PLACES || pairs > MOST_PAIRS)
        return problem(reply, 413, 'situation_too_large', { places: MOST_PLACES, pairs: MOST_PAIRS })
      return told(request, reply, { ask: 'recommendations', situation, incidents })
    },
  )

  app.post<{ Body: Static<typeof AskedMoves> }>(
    '/api/v1/moves',
    {
      ...describe('The same for a situation that is told in full', { body: AskedMoves }),
      config: { needs: asked },
      ...plain,
    },
    async (request, reply) => told(request, reply, { ask: 'moves', ...request.body }),
  )

  app.post<{ Body: Static<typeof AskedCoverage> }>(
    '/api/v1/coverage',
    {
      ...describe('The same for a situation that is told in full', { body: AskedCoverage }),
      config: { needs: asked },
      ...plain,
    },
    async (request, reply) => told(request, reply, { ask: 'coverage', ...request.body }),
  )

  app.get<{ Querystring: { units: string } }>(
    '/api/v1/ways',
    {
      ...describe('The ways by road that units have before them to their calls, from where they are now', {
        querystring: Type.Object({ units: UnitList }),
      }),
      config: { needs: live },
      ...plain,
    },
    async (request, reply) => {
      const { live, estimates } = request.world
      const ways = seesUnits(request) ? waysOf({ city: live.city, estimates }, request.query.units.split(',')) : []
      return reply.send({ seq: live.head().seq, ways })
    },
  )
}
