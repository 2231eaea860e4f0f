import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import { HUB_ACTOR } from '../access/caller.ts'
import { pastIsBusy } from './pastRoutes.ts'
import { Problem, problem } from './problem.ts'

const HOUR_MS = 3_600_000
const OfIncident = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }) })
const Told = Type.Object({
  subject: Type.String(),
  caller: Type.Object({ name: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
})

/** Who called: opened here, at the edge, for those who may read it, and on the record as read before it is told (J10). */
export function callerRoutes(app: FastifyInstance): void {
  app.get<{ Params: Static<typeof OfIncident> }>(
    '/api/v1/incidents/:id/caller',
    {
      schema: {
        tags: ['city'],
        summary: 'Who called; that it was read is on the record',
        params: OfIncident,
        response: { 200: Told, '4xx': Problem },
      },
      config: { needs: { scope: 'read', sees: 'personal' } },
    },
    async ({ params: { id }, world: { live, past, personal, desk }, caller: reader }, reply) => {
      const known = live.city.find('incident', id) ?? live.departedOf(id)?.incident
      const incident = known ?? (await past.inTurn(async () => (await past.departed(live, id))?.incident))
      if (incident === 'busy') return pastIsBusy(reply)
      if (!incident?.caller || !reader) return problem(reply, 404, 'no_caller')
      const { subject } = incident.caller
      const words = await personal.open(incident.caller)
      if (words === undefined) return problem(reply, 404, 'no_caller')
      const { id: readerId, name } = reader.actor
      // Once an hour and reader: who looks at an open call again is not reading it anew.
      const key = `${readerId} ${subject} ${Math.floor(live.cityNow() / HOUR_MS)}`
      const input = { incidentId: id, subject, reader: { id: readerId, name } }
      const verdict = await desk.ask({ name: 'incident.readCaller', input, actor: HUB_ACTOR, key, scope: 'read' })
      if (verdict.kind !== 'committed') return problem(reply, 503, 'unknown')
      return reply.header('cache-control', 'no-store').send({ subject, caller: words })
    },
  )
}
