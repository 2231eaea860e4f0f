import type { Visibility } from '@muster/shared/access/visibility.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { refuse } from '@muster/shared/kernel/refusal.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { seesAs } from '../access/caller.ts'
import type { Past, WholeIncident } from '../journal/archive/past.ts'
import type { LiveState } from '../journal/liveState.ts'
import { Problem, problem, refused } from './problem.ts'

const TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/
const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })
const Time = Type.String({
  description: 'RFC 3339 with zone, on the city’s clock',
  examples: ['2017-01-04T17:00:00-08:00'],
})
const Any = Type.Unknown()
/** Lines of histories in one answer about a place, some 3 MB: calls of which everything was written down are cut earlier. */
const LINES = 10_000

const History = Type.Object({
  address: Type.Optional(
    Type.String({
      maxLength: 200,
      // Of one letter or none, all of the past would be an answer.
      pattern: '^\\s*[^\\s\\u0000]\\s*[^\\s\\u0000][^\\u0000]*$',
      description: 'Part of an address, two letters at least, in any case',
    }),
  ),
  near: Type.Optional(
    Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,12})?,-?\\d{1,2}(\\.\\d{1,12})?$', description: 'lng,lat' }),
  ),
  metres: Type.Integer({ minimum: 1, maximum: 5000, default: 100, description: 'Around `near`' }),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
})
const Tracks = Type.Object({
  unit: Type.Optional(Id),
  from: Time,
  to: Time,
  limit: Type.Integer({ minimum: 1, maximum: 50_000, default: 10_000 }),
})

/** Epoch ms of a time with its zone; undefined where it is none. */
export function timeIn(text: string): number | undefined {
  const at = TIME.test(text) ? Date.parse(text.replace(' ', 'T').toUpperCase()) : Number.NaN
  return Number.isFinite(at) ? at : undefined
}

const seesOf = ({ caller }: FastifyRequest): Visibility => (caller ? seesAs(caller) : 'public')

const COME_AGAIN_SEC = 5

/** Answers that the archive is asked too much already. */
export const pastIsBusy = (reply: FastifyReply): FastifyReply =>
  problem(reply.header('retry-after', `${COME_AGAIN_SEC}`), 429, 'too_many', { seconds: COME_AGAIN_SEC })

/** An incident as a class sees it, with its work and what happened. */
const tell = (sees: Visibility, { incident, assignments, history, isArchived }: WholeIncident) => ({
  incident: cityRedaction.record(sees, 'incident', incident),
  assignments: assignments.map((work) => cityRedaction.record(sees, 'assignment', work)),
  history: cityRedaction.history(sees, history),
  archived: isArchived,
})

/**
 * Answers with the state at a past moment: `at` is the number of an entry, or a time on the city's clock, which is what
 * people see; then the last entry at or before it counts.
 */
export async function answerPast(
  request: FastifyRequest,
  reply: FastifyReply,
  { past, live }: { past: Past; live: LiveState },
  at: string,
): Promise<FastifyReply> {
  const seq = /^\d{1,15}$/.test(at) ? Number(at) : undefined
  const cityTime = seq === undefined ? timeIn(at) : undefined
  if (seq === undefined && cityTime === undefined)
    return problem(reply, 400, 'moment_unreadable', { at: at.slice(0, 40) })
  const isAhead = seq === undefined ? (cityTime ?? 0) > live.cityNow() : seq > live.head().seq
  if (isAhead) return problem(reply, 404, 'moment_ahead', { at, head: live.head().seq })
  const until = seq === undefined ? { cityTime: cityTime ?? 0 } : { seq }
  const found = seq === 0 ? 'early' : await past.states.at(until, seesOf(request))
  if (found === 'early') return problem(reply, 404, 'moment_before', { at })
  if (found === 'busy') return pastIsBusy(reply)
  return reply.type('application/json; charset=utf-8').send(Buffer.from(found.json))
}

/** The first of these, until so many lines of histories are told; one at least. */
export function asManyAs<T extends Pick<WholeIncident, 'history'>>(lines: number, found: readonly T[]): readonly T[] {
  let told = 0
  const cut = found.findIndex(({ history }, i) => {
    told += history.length
    return i > 0 && told > lines
  })
  return cut < 0 ? found : found.slice(0, cut)
}

/** What was: an incident's whole history, what happened at an address, where units were. */
export function pastRoutes(app: FastifyInstance): void {
  const json = { serializerCompiler: () => JSON.stringify }

  app.get<{ Params: { incident: string } }>(
    '/api/v1/incidents/:incident',
    {
      schema: {
        tags: ['past'],
        summary:
          'An incident with its work and history, on the board or archived, by id or full number; that of a merged call gives the one that lives on',
        params: Type.Object({ incident: Id }),
        response: { 200: Any, '4xx': Problem },
      },
      config: { needs: { scope: 'read' } },
      ...json,
    },
    async (request, reply): Promise<FastifyReply> => {
      const { past, live } = request.world
      const whole = await past.called(live, request.params.incident)
      if (whole === 'busy') return pastIsBusy(reply)
      if (!whole) return refused(reply, refuse('incident.notFound', { id: request.params.incident }, 404))
      return reply.send({ seq: live.head().seq, ...tell(seesOf(request), whole) })
    },
  )

  app.get<{ Querystring: Static<typeof History> }>(
    '/api/v1/history',
    {
      schema: {
        tags: ['past'],
        summary: 'What happened at an address or near a place, newest call first, on the board and archived',
        querystring: History,
        response: { 200: Any, '4xx': Problem },
      },
      // An address is for those who see it: to others, asking for one would tell what happened there.
      config: {
        needs: { scope: 'read', roles: ['calltaker', 'dispatcher', 'supervisor', 'auditor', 'field', 'feed'] },
      },
      ...json,
    },
    async (request, reply): Promise<FastifyReply> => {
      const { past, live } = request.world
      const { address, near, metres, limit } = request.query
      const [lng = 0, lat = 0] = near?.split(',').map(Number) ?? []
      if (address === undefined && near === undefined)
        return problem(reply, 400, 'invalid', { at: '', why: 'address or near is wanted' })
      if (Math.abs(lng) > 180 || Math.abs(lat) > 90)
        return problem(reply, 400, 'invalid', { at: '/near', why: 'longitude to 180, latitude to 90 degrees' })
      const place = { address, near: near === undefined ? undefined : ([lng, lat] as const), metres }
      const found = await past.around(live, place, limit)
      if (found === 'busy') return pastIsBusy(reply)
      const told = asManyAs(LINES, found)
      const incidents = told.map((one) => tell(seesOf(request), one))
      return reply.send({
        seq: live.head().seq,
        incidents,
        isWhole: told.length < limit && told.length === found.length,
      })
    },
  )

  app.get<{ Querystring: Static<typeof Tracks> }>(
    '/api/v1/tracks',
    {
      schema: {
        tags: ['past'],
        summary: 'Where units were, sampled each 10 s, oldest first; kept for days, not for ever',
        querystring: Tracks,
        response: { 200: Any, '4xx': Problem },
      },
      config: { needs: { scope: 'read', roles: ['dispatcher', 'supervisor', 'auditor'] } },
      ...json,
    },
    async (request, reply): Promise<FastifyReply> => {
      const { unit: unitId, limit, ...span } = request.query
      const [from, to] = [timeIn(span.from), timeIn(span.to)]
      if (from === undefined) return problem(reply, 400, 'moment_unreadable', { at: span.from.slice(0, 40) })
      if (to === undefined) return problem(reply, 400, 'moment_unreadable', { at: span.to.slice(0, 40) })
      const { past, trackPast } = request.world
      const found = await past.inTurn(() => trackPast.ask({ unitId, from, to, limit }))
      if (found === 'busy') return pastIsBusy(reply)
      const positions = found.map(({ unitId, at, lngLat }) => ({
        unitId,
        at: new Date(at).toISOString(),
        point: { type: 'Point', coordinates: lngLat },
      }))
      return reply.send({ positions, isWhole: found.length < limit })
    },
  )
}
