import { mayDo } from '@muster/shared/access/roles.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Access, cookieName } from '../access/access.ts'
import type { Caller, Scope } from '../access/caller.ts'
import { within } from '../redis/within.ts'
import { problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, or null: an unknown key counts as nobody. */
    caller: Caller | null
    /** The session's token, where a person calls. */
    sessionToken: string | undefined
  }
  interface FastifyContextConfig {
    /** What a call needs: a scope of keys, and roles of people where the scope is not enough. Absent: nobody need sign in. */
    needs?: { readonly scope: Scope; readonly roles?: readonly string[] }
    /** Signs in by its own rule (feeds). */
    ownSignIn?: boolean
  }
}

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
export function guardCalls(app: FastifyInstance, access: Access, trouble: () => string | undefined): void {
  app.decorateRequest('caller', null)
  app.decorateRequest('sessionToken', undefined)

  async function guard(request: FastifyRequest, reply: FastifyReply) {
    if (!SAFE.has(request.method) && fromElsewhere(request.headers)) return problem(reply, 403, 'origin')
    const { needs, ownSignIn } = request.routeOptions.config
    const why = needs || ownSignIn ? trouble() : undefined
    if (why) return problem(reply.header('retry-after', '1'), 503, 'not_ready', { why })
    const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ')
    request.sessionToken = request.cookies[cookieName(request.protocol === 'https')]
    // A call that waited longer than its sender does would happen as a late surprise (J2).
    request.caller =
      (await within(
        scheme.toLowerCase() === 'bearer' ? access.byKey(credentials) : access.bySession(request.sessionToken),
      )) ?? null
    if (!needs || ownSignIn) return
    const { caller } = request
    if (!caller) return problem(reply, 401, 'unauthorized')
    if (!caller.scopes.includes(needs.scope)) return problem(reply, 403, 'scope', { scope: needs.scope })
    if (needs.roles && !mayDo(caller.actor.roles, needs.roles))
      return problem(reply, 403, 'forbidden', { roles: needs.roles })
  }
  app.addHook('onRequest', guard)
}
