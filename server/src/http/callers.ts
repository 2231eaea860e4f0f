import { mayDo } from '@muster/shared/access/roles.ts'
import { rolesSeeing, seesAtLeast, type Visibility } from '@muster/shared/access/visibility.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Access, cookieName } from '../access/access.ts'
import { type Caller, type Scope, seesAs } from '../access/caller.ts'
import { isOpenRoute } from '../access/openRoutes.ts'
import { within } from '../redis/within.ts'
import { isForeignHost } from './hosts.ts'
import { problem } from './problem.ts'

/** What a route takes: a scope of keys, and roles of people where the scope is not enough. */
export type Needs = {
  readonly scope: Scope
  readonly roles?: readonly string[]
  /** Who sees at least this class of things: a person by their roles, a key by what it was made for. */
  readonly sees?: Visibility
  /** A person with a session; no program's key. */
  readonly person?: boolean
  /** Who shows now who they are: at most five minutes ago. */
  readonly proof?: boolean
  /** Open as well to who still has to change a password or set up a second factor: it is how they do. */
  readonly evenFirst?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, or null: an unknown key counts as nobody. */
    caller: Caller | null
    /** The session's token, where a person calls. */
    sessionToken: string | undefined
  }
  interface FastifyContextConfig {
    /**
     * Absent: the route stands in access/openRoutes.ts, or nobody gets in.
     */
    needs?: Needs
    /** Signs in by its own rule (feeds). */
    ownSignIn?: boolean
  }
}

/** Requests of one caller in ten seconds before 429: far above any person and above the feeds of a city. */
const REQUESTS_PER_10_S = 40_000

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** True where a browser says that another site makes it ask. Programs send no Origin. */
export function fromElsewhere(headers: { readonly origin?: string; readonly host?: string }): boolean {
  if (headers.origin === undefined) return false
  try {
    return new URL(headers.origin).host !== headers.host
  } catch {
    return true
  }
}

/**
 * Finds out who calls and whether they may, before anything of the body is read. `trouble`: why state is not whole at this
 * moment; on half of it a call would be taken with a wrong priority, and what is there would be answered 404.
 */
export function guardCalls(
  app: FastifyInstance,
  access: Access,
  trouble: () => string | undefined,
  callsPer10s = REQUESTS_PER_10_S,
): void {
  app.decorateRequest('caller', null)
  app.decorateRequest('sessionToken', undefined)

  // Who is not known counts by address: what else a call says of itself, anybody can vary.
  const countCall = app.createRateLimit({
    max: callsPer10s,
    timeWindow: 10_000,
    keyGenerator: ({ caller, ip }) => (caller ? `id ${caller.actor.id}` : `ip ${ip}`),
  })

  // Calls that are read in one turn of the event loop ask once for whoever they are by; the next turn asks anew.
  const asking = new Map<string, Promise<Caller | undefined>>()

  /** Who calls, or null. A call that waited longer than its sender does would happen as a late surprise (J2). */
  async function callerOf({ headers, sessionToken }: FastifyRequest): Promise<Caller | null> {
    const [scheme = '', credentials = ''] = (headers.authorization ?? '').split(' ')
    const isKey = scheme.toLowerCase() === 'bearer'
    const name = `${isKey} ${isKey ? credentials : sessionToken}`
    const known = asking.get(name) ?? (isKey ? access.byKey(credentials) : access.bySession(sessionToken))
    if (asking.size === 0) setImmediate(() => asking.clear())
    asking.set(name, known)
    return (await within(known)) ?? null
  }

  async function guard(request: FastifyRequest, reply: FastifyReply) {
    if (access.isSample && isForeignHost(request.headers)) return problem(reply, 421, 'host')
    if (!SAFE.has(request.method) && fromElsewhere(request.headers)) return problem(reply, 403, 'origin')
    const { url, config } = request.routeOptions
    const { needs, ownSignIn } = config
    const why = needs || ownSignIn ? trouble() : undefined
    if (why) return problem(reply.header('retry-after', '1'), 503, 'not_ready', { why })
    request.sessionToken = request.cookies[cookieName(request.protocol === 'https')]
    request.caller = await callerOf(request)
    const count = await countCall(request)
    if (!count.isAllowed && count.isExceeded)
      return problem(reply.header('retry-after', count.ttlInSeconds), 429, 'too_many', { seconds: count.ttlInSeconds })
    if (ownSignIn || (!needs && (url === undefined || isOpenRoute(url)))) return
    return refusalOf(request.caller, needs, reply) ?? earlierOf(access, request.caller, needs, reply)
  }
  app.addHook('onRequest', guard)
}

/** Answers who may not: nobody 401, somebody else 403. A route that does not say what it needs is closed to everybody. */
function refusalOf(caller: Caller | null, needs: Needs | undefined, reply: FastifyReply): FastifyReply | undefined {
  if (!caller) return problem(reply, 401, 'unauthorized')
  if (!needs) return problem(reply, 403, 'forbidden', { roles: [] })
  if (!caller.scopes.includes(needs.scope)) return problem(reply, 403, 'scope', { scope: needs.scope })
  if (needs.person && caller.kind !== 'session') return problem(reply, 403, 'person')
  if (needs.sees && !seesAtLeast(seesAs(caller), needs.sees))
    return problem(reply, 403, 'forbidden', { roles: rolesSeeing(needs.sees) })
  if (needs.roles && !mayDo(caller.actor.roles, needs.roles))
    return problem(reply, 403, 'forbidden', { roles: needs.roles })
  return undefined
}

/** What a caller who may has to do before: begin properly, or show again who they are. */
function earlierOf(
  access: Access,
  caller: Caller | null,
  needs: Needs | undefined,
  reply: FastifyReply,
): FastifyReply | undefined {
  if (caller?.first && !needs?.evenFirst) return problem(reply, 403, `first_${caller.first}`)
  if (caller && needs?.proof && !access.isFresh(caller)) return problem(reply, 401, 'fresh_proof')
  return undefined
}
