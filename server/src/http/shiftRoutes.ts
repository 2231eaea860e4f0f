import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import { createUnitTimesOf } from '../dispatch/unitTimesOf.ts'
import { pastIsBusy } from './pastRoutes.ts'
import { Problem } from './problem.ts'

const Hours = Type.Object({ hours: Type.Integer({ minimum: 1, maximum: 24, default: 8 }) })
const HOUR_MS = 3_600_000

/** What units did in the past hours. */
export function shiftRoutes(app: FastifyInstance): void {
  const known = new WeakMap<object, ReturnType<typeof createUnitTimesOf>>()

  app.get<{ Querystring: Static<typeof Hours> }>(
    '/api/v1/unit-times',
    {
      schema: {
        tags: ['past'],
        summary:
          'What each unit did in the past hours, and where it was sent to wait; times are epoch ms on the city’s clock',
        querystring: Hours,
        response: { 200: Type.Unknown(), '4xx': Problem },
      },
      config: { needs: { scope: 'read' } },
      // Our own work, which no schema could make truer.
      serializerCompiler: () => JSON.stringify,
    },
    async ({ world, caller, query: { hours } }, reply) => {
      const timesOf = known.get(world) ?? createUnitTimesOf(world)
      known.set(world, timesOf)
      const told = await timesOf()
      if (told === 'busy') return pastIsBusy(reply)
      const to = world.live.cityNow()
      const from = Math.max(told.since, to - hours * HOUR_MS)
      const span = { seq: world.live.head().seq, from, to }
      // It tells of crews, one by one: who may not see units gets none.
      if (!cityRedaction.seesAny(caller ? seesAs(caller) : 'public', 'unit')) return { ...span, units: [] }
      const units = told.units.map(({ unitId, stretches, moves }) => ({
        unitId,
        // The one that was going on when the span begins belongs to it.
        stretches: stretches.filter((_, i) => (stretches[i + 1]?.from ?? to) > from),
        moves: moves.filter(({ at }) => at >= from),
      }))
      return { ...span, units }
    },
  )
}
