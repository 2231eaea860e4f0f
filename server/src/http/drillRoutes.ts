import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Worlds } from '../worlds/worlds.ts'
import { Problem, problem, refused } from './problem.ts'

const Begin = Type.Object({ title: Type.String({ minLength: 1, maxLength: 80 }) }, { additionalProperties: false })
const Drill = Type.Object({ id: Type.String(), title: Type.String(), by: Type.String(), begunAt: Type.String() })
const One = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{10}$' }) })
const needs = { scope: 'command', roles: ['supervisor'] } as const

/** Drills: worlds that begin as the live one is now and share nothing with it (V4). Their pages say `/drill/<id>/`. */
export function drillRoutes(app: FastifyInstance, { worlds }: { worlds: Worlds }): void {
  const tell = (drill: { id: string; title: string; by: string; begunAt: number }) => ({
    ...drill,
    begunAt: new Date(drill.begunAt).toISOString(),
  })
  app.get(
    '/api/v1/drills',
    {
      schema: {
        tags: ['worlds'],
        summary: 'Drills under way',
        response: { 200: Type.Object({ drills: Type.Array(Drill) }), '4xx': Problem },
      },
      config: { needs: { scope: 'read' } },
    },
    async () => ({ drills: (await worlds.drills()).map(tell) }),
  )
  app.post<{ Body: Static<typeof Begin> }>(
    '/api/v1/drills',
    {
      schema: {
        tags: ['worlds'],
        summary: 'Begin a drill from the live city as it is now',
        body: Begin,
        response: { 200: Drill, '4xx': Problem },
      },
      config: { needs },
    },
    async ({ body, caller }, reply) => {
      const drill = await worlds.begin(body.title, caller?.actor.id ?? '')
      return isRefusal(drill) ? refused(reply, drill) : reply.send(tell(drill))
    },
  )
  app.delete<{ Params: Static<typeof One> }>(
    '/api/v1/drills/:id',
    {
      schema: { tags: ['worlds'], summary: 'End a drill', params: One, response: { '4xx': Problem } },
      config: { needs },
    },
    async ({ params }, reply) =>
      (await worlds.end(params.id)) ? reply.code(204).send() : problem(reply, 404, 'not_found'),
  )
}
