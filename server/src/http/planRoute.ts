import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import type { AdviceThread } from '../dispatch/adviceThread.ts'
import { hourOfWeek } from '../dispatch/demandField.ts'
import { livePlan } from '../dispatch/plan/livePlan.ts'
import { MOST_POSTS } from '../dispatch/plan/plan.ts'
import { MOST_UNITS } from '../dispatch/plan/staticPosts.ts'
import { tooManyAsk } from './adviceRoutes.ts'
import { Problem, problem } from './problem.ts'

const Asked = Type.Object({
  capability: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$', description: 'Without it: medic' })),
  day: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 7, description: 'From 1, Monday, to 7, Sunday; without it: today' }),
  ),
})
/** For ambulances the posts where they wait matter most. */
const PLANNED_FIRST = 'medic'
/** Plans that are kept: a city's weekdays for two capabilities. */
const MOST_KEPT = 14

/** Where units should wait and when they should be on duty: a proposal that changes nothing. */
export function planRoute(app: FastifyInstance, { thread }: { thread: Pick<AdviceThread, 'ask'> }): void {
  /** By all that a plan goes by, and by the roads that are closed. */
  const plans = new WeakMap<object, Map<string, Promise<string>>>()

  app.get<{ Querystring: Static<typeof Asked> }>(
    '/api/v1/plan',
    {
      schema: {
        tags: ['advice'],
        summary:
          'Where units should wait and when they should be on duty, by hour of a weekday, from the calls to expect; nothing is changed by it',
        querystring: Asked,
        response: { 200: Type.Unknown(), '4xx': Problem },
      },
      config: { needs: { scope: 'read' } },
    },
    async ({ world, caller, query }, reply) => {
      const { live } = world
      const timeZone = live.city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
      const plan = livePlan(live.city, {
        capability: query.capability ?? PLANNED_FIRST,
        day: query.day ?? 1 + Math.floor(hourOfWeek(live.cityNow(), timeZone) / 24),
        seesUnits: cityRedaction.seesAny(caller ? seesAs(caller) : 'public', 'unit'),
      })
      if (plan.posts.length > MOST_POSTS || plan.homes.length > MOST_UNITS)
        return problem(reply, 413, 'plan_too_large', { posts: MOST_POSTS, units: MOST_UNITS })
      const { seq } = live.head()
      const [roads, tuning] = [world.closedRoads(), world.tuning()]
      const kept = plans.get(roads) ?? new Map<string, Promise<string>>()
      plans.set(roads, kept)
      const key = JSON.stringify([plan, tuning])
      const answer = kept.get(key) ?? thread.ask({ ask: 'plan', plan }, { by: caller?.actor.id ?? '', tuning, roads })
      if (!answer) return tooManyAsk(reply)
      kept.delete(key)
      kept.set(key, answer)
      const [oldest] = kept.keys()
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
      // What has failed is asked anew.
      answer.catch(() => kept.delete(key))
      const json = await answer
      return reply.type('application/json; charset=utf-8').send(Buffer.from(`{"seq":${seq},${json.slice(1)}`))
    },
  )
}
