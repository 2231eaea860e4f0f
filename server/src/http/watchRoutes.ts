import { WatchReport } from '@muster/shared/wire/watch.ts'
import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Meters } from '../watch/meters.ts'
import type { Watch } from '../watch/watch.ts'
import { isLocal } from './isLocal.ts'
import { Problem, problem } from './problem.ts'

const Since = Type.Object({
  since: Type.Integer({ minimum: 0, default: 0, description: 'Samples after this, epoch ms.' }),
})

/** What the hub says of itself: alive, ready, figures, and everything that its administrator looks at. */
export function watchRoutes(
  app: FastifyInstance,
  {
    notReady,
    meters,
    watch,
  }: {
    notReady: () => Promise<string | undefined>
    /** `refresh`: takes the newest look over before figures are written out. */
    meters: Pick<Meters, 'text' | 'contentType'> & { refresh: () => Promise<void> }
    watch: Pick<Watch, 'report'>
  },
): void {
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
    if (!isLocal(request)) {
      if (!caller?.actor.roles.includes('admin')) return problem(reply, 403, 'forbidden', { roles: ['admin'] })
      if (caller.first) return problem(reply, 403, `first_${caller.first}`)
    }
    await meters.refresh()
    return reply.type(meters.contentType).send(await meters.text())
  })
  app.get<{ Querystring: Static<typeof Since> }>(
    '/api/v1/watch',
    {
      schema: {
        ...{ tags: ['hub'], summary: 'How the hub is, and how it went in the last ten minutes' },
        querystring: Since,
        response: { 200: WatchReport, '4xx': Problem },
      },
      config: { needs: { scope: 'read', roles: ['admin', 'supervisor'] } },
    },
    async ({ query }) => watch.report(query.since),
  )
}
