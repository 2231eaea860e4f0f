import { mayDo, ROLES } from '@muster/shared/access/roles.ts'
import { commands } from '@muster/shared/domain/commands.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Access, cookieName } from '../access/access.ts'
import { type Account, hasFactor } from '../access/account.ts'
import { type Caller, SCOPES } from '../access/caller.ts'
import type { Site } from '../access/factors/passkeys.ts'
import { problem } from './problem.ts'

/** Who one is and what one may do. */
export const Me = Type.Object({
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.Enum([...ROLES])),
  agencyId: Type.Optional(Type.String()),
  scopes: Type.Array(Type.Enum([...SCOPES])),
  commands: Type.Array(Type.String()),
  first: Type.Optional(
    Type.Enum(['password', 'secondFactor'], { description: 'What has to be done before anything else' }),
  ),
})

export const meOf = ({ actor, scopes, first }: Caller) => ({
  id: actor.id,
  name: actor.name,
  roles: actor.roles,
  agencyId: actor.agencyId,
  scopes,
  commands: commands.filter(({ roles }) => mayDo(actor.roles, roles)).map(({ name }) => name),
  first,
})

/** The cookie of a session: this host alone, no script, no other site; over TLS alone where there is any. */
export function sessionCookie(request: FastifyRequest) {
  const secure = request.protocol === 'https'
  return { name: cookieName(secure), options: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const }
}

/**
 * Begins a session and answers who one is, or goes on to `to`. A token from before the sign-in is never taken over (session
 * fixation). `checked`: the account by which its owner was found to be right; 401 where it is another by now: what a changed
 * password ends, it ends for whoever was on the way in as well.
 */
export async function letIn(
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
  username: string,
  checked: Account,
  to?: string,
): Promise<FastifyReply> {
  if (request.sessionToken) await access.sessions.end(request.sessionToken)
  const { name, options } = sessionCookie(request)
  const token = await access.sessions.begin(username)
  // After it began: a change from now on finds it among the sessions that it ends.
  const account = await access.accounts.find(username)
  if (!account || account.password !== checked.password || (hasFactor(account) && !hasFactor(checked))) {
    await access.sessions.end(token)
    return problem(reply, 401, 'wrong_password')
  }
  reply.setCookie(name, token, options)
  return to !== undefined ? reply.redirect(to) : reply.send(meOf(access.justIn(username, account)))
}

/** Where the browser says that it is, for passkeys. */
export const siteOf = ({ protocol, host, hostname }: FastifyRequest): Site => ({
  origin: `${protocol}://${host}`,
  host: hostname.replace(/^\[|\]$/g, ''),
})
