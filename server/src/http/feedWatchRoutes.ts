import type { Actor } from '@muster/shared/kernel/entry.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import Type from 'typebox'
import { type Caller, seesAs } from '../access/caller.ts'
import type { FeedDesk } from '../feeds/feedDesk.ts'
import { IntakeUnknown } from '../feeds/intake.ts'
import { CHARSETS } from '../inputs/charset.ts'
import { Taken } from './feedRoutes.ts'
import { Problem, problem } from './problem.ts'

const Health = Type.Object({
  id: Type.String(),
  state: Type.Enum(['ok', 'late', 'bad', 'idle']),
  lastAt: Type.Optional(Type.String()),
  /** How old its newest item was when it came, seconds of city time. */
  lagSec: Type.Optional(Type.Number()),
  perMinute: Type.Integer(),
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  quarantined: Type.Integer(),
})
const Kept = Type.Object({
  id: Type.String(),
  feed: Type.String(),
  code: Type.String(),
  message: Type.String(),
  at: Type.String(),
  cityTime: Type.String(),
  contentType: Type.String(),
  /** The original bytes, base64. */
  bytes: Type.Optional(Type.String()),
  /** True where the bytes are only the beginning. */
  isCut: Type.Boolean(),
})
/** `kept` now and `dropped` since the beginning because there was no room, of all feeds: nothing goes in silence (J8). */
const KeptList = Type.Object({ entries: Type.Array(Kept), kept: Type.Integer(), dropped: Type.Integer() })
const Again = Type.Object({
  /** The charset in which its bytes are, where the source declared none or a wrong one. */
  charset: Type.Optional(Type.Enum([...CHARSETS])),
})
const STREAM_ID = '^[0-9]{1,16}-[0-9]{1,16}$'

const iso = (at: number): string => new Date(at).toISOString()

/** The health of each feed, what of them is in quarantine, and trying that again. */
export function feedWatchRoutes(app: FastifyInstance): void {
  healthRoute(app)
  quarantineRoutes(app)
}

/** Every console asks each five seconds: one reading serves all who ask within so many ms. */
const SHARED_MS = 1000

/** The health of a world's feeds, read at most once in SHARED_MS. */
function createHealths() {
  const read = new WeakMap<FeedDesk, { readonly at: number; readonly health: ReturnType<FeedDesk['health']> }>()
  return (desk: FeedDesk): ReturnType<FeedDesk['health']> => {
    const known = read.get(desk)
    if (known && performance.now() - known.at < SHARED_MS) return known.health
    const health = desk.health()
    read.set(desk, { at: performance.now(), health })
    // One that failed is nobody's answer but theirs who wait for it.
    health.catch(() => read.delete(desk))
    return health
  }
}

function healthRoute(app: FastifyInstance): void {
  const healthOf = createHealths()
  const schema = {
    tags: ['feeds'],
    summary: 'Health of each feed',
    response: { 200: Type.Object({ feeds: Type.Array(Health) }), '4xx': Problem },
  }
  app.get('/api/v1/feeds', { schema, config: { needs: { scope: 'read' } } }, async ({ world }) => ({
    feeds: (await healthOf(world.feedDesk)).map(({ lastAt, lagMs, lateAfterSec: _, ...rest }) => ({
      ...{ ...rest, ...(lastAt && { lastAt: iso(lastAt) }) },
      ...(lagMs !== undefined && { lagSec: lagMs / 1000 }),
    })),
  }))
}

const mayRead = (caller: Caller | null): boolean => caller !== null && seesAs(caller) === 'personal'

function quarantineRoutes(app: FastifyInstance): void {
  const Asked = Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    before: Type.Optional(Type.String({ pattern: STREAM_ID })),
  })
  app.get<{ Querystring: Type.Static<typeof Asked> }>(
    '/api/v1/quarantine',
    {
      schema: {
        ...{ tags: ['feeds'], summary: 'What feeds sent and was not accepted, the newest first' },
        querystring: Asked,
        response: { 200: KeptList, '4xx': Problem },
      },
      config: { needs: { scope: 'read', roles: ['supervisor', 'admin', 'auditor'] } },
    },
    // What a source sent may be a caller's words: who may not read those sees why it was refused, and not what it was.
    async ({ query: { limit = 100, before }, world: { feedDesk }, caller }) => ({
      entries: (await feedDesk.list({ limit, before })).map(({ at, cityTime, bytes, deviceId: _, ...rest }) => ({
        ...rest,
        ...{ at: iso(at), cityTime: iso(cityTime), ...(mayRead(caller) && { bytes: bytes.toString('base64') }) },
      })),
      ...(await feedDesk.sums()),
    }),
  )
  app.post<{ Params: { id: string }; Querystring: Type.Static<typeof Again> }>(
    '/api/v1/quarantine/:id/replay',
    {
      schema: {
        ...{ tags: ['feeds'], summary: 'Try again what was refused' },
        params: Type.Object({ id: Type.String({ pattern: STREAM_ID }) }),
        querystring: Again,
        response: { 200: Taken, '4xx': Problem, 503: Problem },
      },
      config: { needs: { scope: 'command', roles: ['supervisor', 'admin'] } },
    },
    async (request, reply) => {
      const { feedDesk } = request.world
      const entry = await feedDesk.find(request.params.id)
      if (!entry || !request.caller) return problem(reply, 404, 'not_found')
      if (entry.isCut) return problem(reply, 409, 'cut')
      return replayed(reply, feedDesk, entry, request.caller.actor, request.query.charset)
    },
  )
}

/** The person who replays speaks for the feed, and the journal names the person. */
async function replayed(
  reply: FastifyReply,
  desk: FeedDesk,
  entry: Parameters<FeedDesk['replay']>[0],
  { id, name, roles }: Actor,
  charset?: string,
): Promise<FastifyReply> {
  try {
    const again = await desk.replay(entry, { actor: { id, name, roles: [...roles, 'feed'] } }, charset)
    if (!again) return problem(reply, 404, 'not_found')
    const { accepted, duplicates, quarantined, reasons } = again
    return reply.send({ accepted, duplicates, quarantined, reasons })
  } catch (error) {
    if (error instanceof IntakeUnknown) return problem(reply, 503, 'unknown')
    throw error
  }
}
