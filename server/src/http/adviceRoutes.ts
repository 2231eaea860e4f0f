import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { refuse } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import { type AdviceThread, type Asked, MOST_PAIRS, MOST_PLACES, sizeOf } from '../dispatch/adviceThread.ts'
import { equipmentOf } from '../dispatch/equipment.ts'
import { declinedIn, liveDuty, liveSituation, withMoves } from '../dispatch/liveSituation.ts'
import { stepsOf } from '../dispatch/movesInSteps.ts'
import { recommend } from '../dispatch/recommend.ts'
import { AskingIncident, Situation } from '../dispatch/situation.ts'
import { waysOf } from '../dispatch/ways.ts'
import { Problem, problem, refused } from './problem.ts'
import { createSharedAnswers } from './sharedAnswers.ts'

const Key = Type.String({ minLength: 1, maxLength: 80 })
const ForIncident = Type.Object({ incident: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }) })
const UnitList = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,40}(,[A-Za-z0-9_-]{1,40}){0,49}$',
  description: 'Ids of at most 50 units, comma between',
})
const MoveList = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,40}:[A-Za-z0-9_-]{1,40}(,[A-Za-z0-9_-]{1,40}:[A-Za-z0-9_-]{1,40}){0,19}$',
  description: 'Units as if they waited at these posts already, `unit:post`, comma between',
})
const Capability = Type.String({ pattern: '^[a-z0-9-]{1,40}$' })
/** Longer than an hour nobody waits by a standard. */
const Seconds = Type.Integer({ minimum: 1, maximum: 3600 })
const Any = Type.Unknown()
/** Cover of the sick and injured is what a city moves units for. */
const MOVED_FOR = 'medic'
const live = { scope: 'read' } as const
const asked = { scope: 'advice' } as const

const AskedUnits = Type.Object({ situation: Situation, incidents: Type.Array(AskingIncident, { maxItems: 1000 }) })
const AskedMoves = Type.Object({ situation: Situation, capabilities: Type.Optional(Type.Array(Key, { maxItems: 5 })) })
const AskedCoverage = Type.Object({ situation: Situation, capability: Key, seconds: Seconds })
const LiveMoves = Type.Object({ capability: Type.Optional(Capability) })
/** What the live city is thought to be instead: nothing is changed by it. */
const whatIf = {
  without: Type.Optional({ ...UnitList, description: 'Ids of units to be thought away: what if they went?' }),
  back: Type.Optional({
    ...UnitList,
    description: 'Ids of units to be thought free at their stations: what if they came back?',
  }),
  calls: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 200,
      description: 'Calls an hour to be expected beside those of the forecast',
    }),
  ),
}
const LiveCoverage = Type.Object({
  capability: Capability,
  seconds: Type.Optional(Seconds),
  ...whatIf,
  moved: Type.Optional(MoveList),
})
const LiveSufficiency = Type.Object({
  capability: Type.Optional({ ...Capability, description: 'The one whose districts are told; none: all' }),
  ...whatIf,
})
type WhatIf = { readonly without?: string; readonly back?: string }

/** It tells of crews, one by one: who may not see units gets none. */
const seesUnits = ({ caller }: FastifyRequest): boolean =>
  cityRedaction.seesAny(caller ? seesAs(caller) : 'public', 'unit')
const seesStock = ({ caller }: FastifyRequest): boolean =>
  cityRedaction.seesAny(caller ? seesAs(caller) : 'public', 'stock')

const movesIn = (list: string): ReadonlyMap<string, string> =>
  new Map(list.split(',').map((one): [string, string] => [one.split(':')[0] ?? '', one.split(':')[1] ?? '']))

/** Written as it is: our own work, which no schema could make truer. */
const plain = { serializerCompiler: () => JSON.stringify } as const

/** Whom to send, what that uncovers, and where the rest should wait: for the live city, and for one that is told in full. */
export function adviceRoutes(app: FastifyInstance, { thread }: { thread: AdviceThread }): void {
  const describe = (summary: string, more: object) => ({
    schema: { tags: ['advice'], summary, response: { 200: Any, '4xx': Problem }, ...more },
  })
  function situationNow(request: FastifyRequest, { without = '', back = '' }: WhatIf = {}): Situation {
    const { live, positionOf } = request.world
    const [away, there] = [without.split(','), back.split(',')]
    const now = liveSituation({ city: live.city, positionOf, cityNow: live.cityNow(), without: away, back: there })
    return seesUnits(request) ? now : { ...now, units: [] }
  }

  const answers = new WeakMap<object, ReturnType<typeof createSharedAnswers>>()
  /** One answer for all who ask the same of a world at once and see the same. `asked`: what of the address the answer goes by. */
  function shared(request: FastifyRequest, asked: readonly unknown[], work: () => unknown): unknown {
    const ofWorld = answers.get(request.world) ?? createSharedAnswers(() => performance.now())
    answers.set(request.world, ofWorld)
    const question = JSON.stringify([request.routeOptions.url, seesUnits(request), seesStock(request), ...asked])
    return ofWorld(question, request.world.live.head().seq, work)
  }

  async function told({ world }: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply> {
    const answer = thread.ask(asked, world.tuning())
    if (!answer) return problem(reply.header('retry-after', '1'), 429, 'too_many', { seconds: 1 })
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
      const { live, estimates, network, advisor } = request.world
      const incident = live.city.find('incident', request.query.incident)
      if (!incident || !seesUnits(request))
        return refused(reply, refuse('incident.notFound', { id: request.query.incident }, 404))
      const advice = recommend({ city: live.city, incident, estimates, network, advisor, cityNow: live.cityNow() })
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

  app.get<{ Querystring: Static<typeof LiveMoves> }>(
    '/api/v1/moves',
    {
      ...describe('Who should wait elsewhere now, and what that gains', { querystring: LiveMoves }),
      config: { needs: live },
      ...plain,
    },
    async (request, reply) => {
      const { capability = MOVED_FOR } = request.query
      const { advisor, live } = request.world
      const situation = situationNow(request)
      return reply.send(
        shared(request, [capability], () => {
          const moves = advisor.moves(situation, [capability], declinedIn(live.city, live.cityNow()))
          return { seq: live.head().seq, capability, ...stepsOf(advisor, situation, capability, moves) }
        }),
      )
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

  app.get<{ Querystring: Static<typeof LiveCoverage> }>(
    '/api/v1/coverage',
    {
      ...describe('Whom the free units reach within a standard, cell by cell', { querystring: LiveCoverage }),
      config: { needs: live },
      ...plain,
    },
    async (request, reply) => {
      const { capability, seconds, moved, calls, without, back } = request.query
      const { advisor, live } = request.world
      const now = situationNow(request, request.query)
      const situation = moved ? withMoves(now, movesIn(moved)) : now
      return reply.send(
        shared(request, [capability, seconds, moved, calls, without, back], () => ({
          seq: live.head().seq,
          ...advisor.coverage(situation, {
            capability,
            seconds: seconds ?? advisor.standardOf(capability),
            ...(calls && { busy: advisor.busyWith(calls, live.cityNow()) }),
          }),
        })),
      )
    },
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

  app.get<{ Querystring: Static<typeof LiveSufficiency> }>(
    '/api/v1/sufficiency',
    {
      ...describe('Whether there are enough, by capability and district, now and in the hours to come', {
        querystring: LiveSufficiency,
      }),
      config: { needs: live },
      ...plain,
    },
    async (request, reply) => {
      const { capability, without, back, calls } = request.query
      const { advisor, live } = request.world
      return reply.send(
        shared(request, [capability, without, back, calls], () => ({
          seq: live.head().seq,
          ...advisor.sufficiency(situationNow(request, request.query), liveDuty(live.city, back?.split(',')), {
            capability,
            more: calls,
          }),
          ...(seesStock(request) && { equipment: equipmentOf(live.city) }),
        })),
      )
    },
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
