import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { refuse } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import { unitPlace } from '../dispatch/unitPlace.ts'
import { vehicleOf } from '../dispatch/vehicles.ts'
import { Problem, refused } from './problem.ts'
import { createSharedAnswers } from './sharedAnswers.ts'

const OfUnit = Type.Object({ unit: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }) })

/** Whom one unit reaches. */
export function reachRoute(app: FastifyInstance): void {
  const answers = new WeakMap<object, ReturnType<typeof createSharedAnswers>>()

  app.get<{ Querystring: Static<typeof OfUnit> }>(
    '/api/v1/reach',
    {
      schema: {
        tags: ['advice'],
        summary:
          'Whom a unit reaches by driving from where it is now, cell by cell, and how many within 4, 8 and 12 min',
        querystring: OfUnit,
        response: { 200: Type.Unknown(), '4xx': Problem },
      },
      config: { needs: { scope: 'read' } },
      // Our own work, which no schema could make truer.
      serializerCompiler: () => JSON.stringify,
    },
    async ({ world, caller, query }, reply): Promise<FastifyReply> => {
      const { live, advisor, positionOf } = world
      const unit = live.city.find('unit', query.unit)
      // It tells of crews, one by one: to who may not see units there is none.
      if (!unit || !cityRedaction.seesAny(caller ? seesAs(caller) : 'public', 'unit'))
        return refused(reply, refuse('unit.notFound', { id: query.unit }, 404))
      const capability = unit.capabilities[0] ?? ''
      const vehicles = live.city.find('world', WORLD_ID)?.settings?.vehicles
      const shared = answers.get(world) ?? createSharedAnswers(() => performance.now())
      answers.set(world, shared)
      return reply.send(
        shared(unit.id, live.head().seq, () => {
          const place = unitPlace(live.city, unit.id, positionOf(unit.id))
          const reached = place && advisor.reachOf(place, live.cityNow(), vehicleOf(unit.capabilities, vehicles))
          return {
            ...{ seq: live.head().seq, unitId: unit.id, capability, standardSec: advisor.standardOf(capability) },
            ...(reached ?? { reason: place ? 'noRoad' : 'noPosition', persons: 0, within: [], cells: [] }),
          }
        }),
      )
    },
  )
}
