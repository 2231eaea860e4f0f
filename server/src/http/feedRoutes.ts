import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import Type from 'typebox'
import type { Access } from '../access/access.ts'
import type { FeedDoor } from '../feeds/door.ts'
import type { Feed } from '../feeds/feed.ts'
import { type Intake, IntakeUnknown, type Sender } from '../feeds/intake.ts'
import { createFeedTurns, type FeedTurns } from '../feeds/turns.ts'
import { readContentType } from '../inputs/charset.ts'
import { within } from '../redis/within.ts'
import { Problem, problem } from './problem.ts'

const BODY_LIMIT = 16 * 1024 * 1024
const FORM = 'application/x-www-form-urlencoded'

export const Taken = Type.Object({
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  quarantined: Type.Integer(),
  reasons: Type.Array(Type.Object({ index: Type.Integer(), code: Type.String(), message: Type.String() })),
})
declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends to a feed, once signed in. */
    feedSender: Sender | null
  }
}

type Parts = { readonly feeds: readonly Feed[]; readonly access: Pick<Access, 'byKey'>; readonly door: FeedDoor }
type Shared = Omit<Parts, 'feeds'> & { readonly inTurn: FeedTurns }

/** When a source that found the door full may come again, s: what is inside takes no longer. */
const COME_AGAIN_SEC = 1

/** Feeds in. */
export function feedRoutes(app: FastifyInstance, { feeds, access, door }: Parts): void {
  const inTurn = createFeedTurns()
  app.register(async (scope) => {
    scope.decorateRequest('feedSender', null)
    // Bodies reach a feed as they came: it alone knows how to read them, and quarantine keeps the original bytes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const feed of feeds) postRoutes(scope, feed, { access, door, inTurn })
  })
}

function postRoutes(scope: FastifyInstance, feed: Feed, { access, door, inTurn }: Shared): void {
  async function signIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const key = keyOf(request, feed)
    const caller = key === undefined ? undefined : await within(access.byKey(key))
    if (!caller) return request.caller ? problem(reply, 403, 'scope', { scope: 'feeds' }) : unauthorized(reply, feed)
    if (!caller.scopes.includes('feeds')) return problem(reply, 403, 'scope', { scope: 'feeds' })
    if (caller.deviceId !== undefined && !feed.forDevices)
      return problem(reply, 403, 'device_key', { unit: caller.deviceId })
    request.feedSender = { actor: caller.actor, deviceId: caller.deviceId }
    const type = typeOf(request)
    if (type !== '' && !feed.contentTypes.includes(type)) return problem(reply, 415, 'unsupported_type')
    const leave = door.enter(caller.actor.id, Number(request.headers['content-length'] ?? 0))
    if (!leave) {
      return problem(reply.header('retry-after', `${COME_AGAIN_SEC}`), 429, 'too_many', { seconds: COME_AGAIN_SEC })
    }
    reply.raw.once('close', leave)
    return undefined
  }
  async function take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { feedSender: sender, world } = request
    if (!sender) return problem(reply, 401, 'unauthorized')
    const { bytes, type } = bodyOf(request, feed)
    try {
      return answer(reply, feed, await inTurn(sender.actor.id, () => world.feedDesk.take(feed, bytes, type, sender)))
    } catch (error) {
      if (error instanceof IntakeUnknown) return problem(reply, 503, 'unknown')
      throw error
    }
  }
  const options: RouteShorthandOptions = {
    bodyLimit: BODY_LIMIT,
    onRequest: signIn,
    config: { ownSignIn: true },
    // The feed checks each item by itself, so that a bad one spoils no good one.
    validatorCompiler: () => () => true,
    schema: {
      tags: ['feeds'],
      summary: `Feed ${feed.id}`,
      description: `Signs in by ${feed.signIn.join(' or ')}. One item, or a list.`,
      body: { content: contentOf(feed) },
      response: { 200: feed.reply ? Type.Unknown() : Taken, '4xx': Problem, 503: Problem },
    },
  }
  scope.post(`/api/v1/feeds/${feed.id}`, options, take)
  if (!feed.signIn.includes('token')) return
  scope.post(`/api/v1/feeds/${feed.id}/:token`, options, take)
  // Phones of this kind tell where they are by GET, and know nothing else.
  const { body: _, ...schema } = options.schema ?? {}
  scope.get(`/api/v1/feeds/${feed.id}/:token`, { ...options, schema, exposeHeadRoute: false }, take)
}

const contentOf = ({ contentTypes, accepts }: Feed) =>
  Object.fromEntries(
    contentTypes.map((type) => [
      type,
      { schema: type === 'application/json' ? Type.Union([accepts, Type.Array(accepts)]) : Type.String() },
    ]),
  )

function unauthorized(reply: FastifyReply, { signIn }: Feed): FastifyReply {
  if (signIn.includes('basic')) reply.header('www-authenticate', 'Basic realm="Muster feeds", charset="UTF-8"')
  return problem(reply, 401, 'unauthorized')
}

/** The key as the feed lets it be sent: bearer, password of a basic login (or its two halves), or in the path. */
function keyOf({ headers, params }: FastifyRequest, { signIn }: Feed): string | undefined {
  if (signIn.includes('token') && typeof params === 'object' && params !== null && 'token' in params)
    return String(params.token)
  const [scheme = '', credentials = ''] = (headers.authorization ?? '').split(' ')
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.toLowerCase() !== 'basic' || !signIn.includes('basic')) return undefined
  const login = Buffer.from(credentials, 'base64').toString('utf8')
  const [user, password] = [login.slice(0, login.indexOf(':')), login.slice(login.indexOf(':') + 1)]
  return password.includes('.') ? password : `${user}.${password}`
}

const typeOf = ({ headers }: FastifyRequest): string => readContentType(headers['content-type'] ?? '').type

/** A form may stand in the address instead of the body. */
function bodyOf(request: FastifyRequest, feed: Feed): { bytes: Buffer; type: string } {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const asked = request.url.split('?')[1]
  if (bytes.length === 0 && asked && feed.contentTypes.includes(FORM)) return { bytes: Buffer.from(asked), type: FORM }
  const { type, charset } = readContentType(request.headers['content-type'] ?? '')
  const named = type || (feed.contentTypes[0] ?? '')
  return { bytes, type: charset === 'utf-8' ? named : `${named}; charset=${charset}` }
}

function answer(
  reply: FastifyReply,
  feed: Feed,
  { accepted, duplicates, quarantined, reasons, isUnreadable }: Intake,
): FastifyReply {
  const [first] = reasons
  if (isUnreadable && first?.code === 'too_large') return problem(reply, 413, 'too_large')
  if (isUnreadable) return problem(reply, 400, 'unreadable', { why: first?.message ?? '' })
  return reply.send(feed.reply?.() ?? { accepted, duplicates, quarantined, reasons })
}
