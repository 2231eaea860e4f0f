import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import type { AskedNow } from '../dispatch/adviceNow.ts'
import type { AdviceThread } from '../dispatch/adviceThread.ts'
import { equipmentOf } from '../dispatch/equipment.ts'
import { declinedIn, liveDuty, liveSituation } from '../dispatch/liveSituation.ts'
import type { Situation } from '../dispatch/situation.ts'
import { Seconds, tooManyAsk } from './adviceRoutes.ts'
import { Problem } from './problem.ts'
import { createSharedAnswers } from './sharedAnswers.ts'
import { linesIn, MoveList, moreCalls, movesIn, type WhatIf, whatIf } from './whatIf.ts'

const Capability = Type.String({ pattern: '^[a-z0-9-]{1,40}$' })
/** Cover of the sick and injured is what a city moves units for. */
const MOVED_FOR = 'medic'

const LiveMoves = Type.Object({ capability: Type.Optional(Capability), ...whatIf })
const LiveCoverage = Type.Object({
  capability: Capability,
  seconds: Type.Optional(Seconds),
  ...whatIf,
  calls: moreCalls,
  moved: Type.Optional(MoveList),
})
const LiveSufficiency = Type.Object({
  capability: Type.Optional({ ...Capability, description: 'The one whose districts are told; none: all' }),
  ...whatIf,
  calls: moreCalls,
})

const sees = ({ caller }: FastifyRequest, aggregate: 'unit' | 'stock'): boolean =>
  cityRedaction.seesAny(caller ? seesAs(caller) : 'public', aggregate)

/** Whom the live city reaches, whether there are enough, who should wait elsewhere; and what if it were otherwise. */
export function adviceNowRoutes(app: FastifyInstance, { thread }: { thread: Pick<AdviceThread, 'ask'> }): void {
  const answers = new WeakMap<object, ReturnType<typeof createSharedAnswers<Promise<string>>>>()

  /** The live city as it is, or as it is thought to be. */
  function now(request: FastifyRequest, { without = '', back = '', closed }: WhatIf) {
    const { live, positionOf } = request.world
    const [away, there] = [without.split(','), back.split(',')]
    const all = liveSituation({ city: live.city, positionOf, cityNow: live.cityNow(), without: away, back: there })
    // It tells of crews, one by one: who may not see units gets none.
    const situation: Situation = sees(request, 'unit') ? all : { ...all, units: [] }
    return { seq: live.head().seq, situation, closed: linesIn(closed) }
  }

  /**
   * One answer for all who ask the same of a world at once and see the same; worked out where it holds nobody up. `parts`:
   * what of the address the answer goes by.
   */
  async function tell(
    request: FastifyRequest,
    reply: FastifyReply,
    parts: readonly unknown[],
    asked: () => AskedNow,
  ): Promise<FastifyReply> {
    const { world, caller, routeOptions } = request
    const ofWorld = answers.get(world) ?? createSharedAnswers(() => performance.now())
    answers.set(world, ofWorld)
    const question = JSON.stringify([routeOptions.url, sees(request, 'unit'), sees(request, 'stock'), ...parts])
    const by = caller?.actor.id ?? ''
    const answer = ofWorld(question, world.live.head().seq, () =>
      thread.ask(asked(), { by, tuning: world.tuning(), roads: world.closedRoads() }),
    )
    if (!answer) return tooManyAsk(reply)
    return reply.type('application/json; charset=utf-8').send(Buffer.from(await answer))
  }

  const about = (summary: string, querystring: object) => ({
    schema: { tags: ['advice'], summary, querystring, response: { 200: Type.Unknown(), '4xx': Problem } },
    config: { needs: { scope: 'read' } } as const,
  })

  app.get<{ Querystring: Static<typeof LiveMoves> }>(
    '/api/v1/moves',
    about('Who should wait elsewhere now, and what that gains', LiveMoves),
    (request, reply) => {
      const { capability = MOVED_FOR, without, back, closed } = request.query
      return tell(request, reply, [capability, without, back, closed], () => {
        const { live } = request.world
        const declined = declinedIn(live.city, live.cityNow())
        return { ask: 'movesNow', ...now(request, request.query), capability, declined }
      })
    },
  )

  app.get<{ Querystring: Static<typeof LiveCoverage> }>(
    '/api/v1/coverage',
    about('Whom the free units reach within a standard, cell by cell', LiveCoverage),
    (request, reply) => {
      const { capability, seconds, moved, calls: more = 0, without, back, closed } = request.query
      return tell(request, reply, [capability, seconds, moved, more, without, back, closed], () => {
        const situation = now(request, request.query)
        return { ask: 'coverageNow', ...situation, capability, seconds, more, moved: movesIn(moved) }
      })
    },
  )

  app.get<{ Querystring: Static<typeof LiveSufficiency> }>(
    '/api/v1/sufficiency',
    about('Whether there are enough, by capability and district, now and in the hours to come', LiveSufficiency),
    (request, reply) => {
      const { capability, without, back, closed, calls: more = 0 } = request.query
      return tell(request, reply, [capability, more, without, back, closed], () => {
        const { city } = request.world.live
        const duty = liveDuty(city, back?.split(','))
        const equipment = sees(request, 'stock') ? equipmentOf(city) : undefined
        return { ask: 'sufficiencyNow', ...now(request, request.query), capability, more, duty, equipment }
      })
    },
  )
}
