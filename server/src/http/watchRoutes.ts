import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import Type from 'typebox'
import { isLocal } from './isLocal.ts'
import { problem } from './problem.ts'

/** What the hub says of itself: alive, ready, figures. */
export function watchRoutes(
  app: FastifyInstance,
  {
    notReady,
    figures,
  }: {
    notReady: () => Promise<string | undefined>
    figures: Readonly<Record<string, { help: string; read: () => number }>>
  },
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const [name, { help, read }] of Object.entries(figures))
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })

  const Ok = Type.Object({ ok: Type.Boolean() })
  app.get('/healthz', { schema: { tags: ['hub'], summary: 'The process lives', response: { 200: Ok } } }, async () => ({
    ok: true,
  }))
  app.get(
    '/readyz',
    { schema: { tags: ['hub'], summary: 'The journal can be written and state is folded' } },
    async (_request, reply) => {
      const why = await notReady()
      return why ? problem(reply, 503, 'not_ready', { why }) : reply.send({ ok: true })
    },
  )
  app.get('/metrics', { schema: { tags: ['hub'], summary: 'Figures as Prometheus text' } }, async (request, reply) => {
    const { caller } = request
    if (!isLocal(request) && !caller?.actor.roles.includes('admin'))
      return problem(reply, 403, 'forbidden', { roles: ['admin'] })
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
