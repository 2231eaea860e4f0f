import { mayDo, ROLES } from '@muster/shared/access/roles.ts'
import { commands } from '@muster/shared/domain/commands.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { type Access, cookieName } from '../access/access.ts'
import { type Caller, SCOPES } from '../access/caller.ts'
import { isLocal } from './isLocal.ts'
import { Problem, problem } from './problem.ts'

const Me = Type.Object({
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.Enum([...ROLES])),
  scopes: Type.Array(Type.Enum([...SCOPES])),
  commands: Type.Array(Type.String()),
})
const SignIn = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 80 }),
  password: Type.String({ maxLength: 400 }),
})
const NewKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    scopes: Type.Array(Type.Enum([...SCOPES]), { minItems: 1, uniqueItems: true }),
    deviceId: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })),
  },
  { additionalProperties: false },
)

const meOf = ({ actor, scopes }: Caller) => ({
  id: actor.id,
  name: actor.name,
  roles: actor.roles,
  scopes,
  commands: commands.filter(({ roles }) => mayDo(actor.roles, roles)).map(({ name }) => name),
})

/** Signing in and out, who am I, and keys for programs. */
export function sessionRoutes(app: FastifyInstance, { access }: { access: Access }): void {
  const cookie = (request: FastifyRequest) => {
    const secure = request.protocol === 'https'
    return { name: cookieName(secure), options: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const }
  }

  app.post<{ Body: Static<typeof SignIn> }>(
    '/api/v1/session',
    { schema: { tags: ['access'], summary: 'Sign in', body: SignIn, response: { 200: Me, '4xx': Problem } } },
    async (request, reply): Promise<FastifyReply> => {
      const { username, password } = request.body
      const answer = await access.accounts.signIn(username, password, request.ip, isLocal(request))
      if (answer.kind === 'later')
        return problem(reply.header('retry-after', answer.afterSec), 429, 'too_many_tries', {
          seconds: answer.afterSec,
        })
      if (answer.kind === 'wrong') return problem(reply, 401, 'wrong_password')
      const { name, options } = cookie(request)
      const token = await access.sessions.begin(answer.actor)
      return reply.setCookie(name, token, options).send(meOf({ actor: answer.actor, kind: 'session', scopes: SCOPES }))
    },
  )

  app.get(
    '/api/v1/session',
    { schema: { tags: ['access'], summary: 'Who am I and what may I do', response: { 200: Me, '4xx': Problem } } },
    async (request, reply) => (request.caller ? reply.send(meOf(request.caller)) : problem(reply, 401, 'unauthorized')),
  )

  app.delete('/api/v1/session', { schema: { tags: ['access'], summary: 'Sign out' } }, async (request, reply) => {
    if (request.sessionToken) await access.sessions.end(request.sessionToken)
    const { name, options } = cookie(request)
    return reply.clearCookie(name, options).code(204).send()
  })

  app.post<{ Body: Static<typeof NewKey> }>(
    '/api/v1/api-keys',
    {
      schema: {
        tags: ['access'],
        summary: 'Make a key for a program; the key is shown this once',
        body: NewKey,
        response: { 200: Type.Object({ id: Type.String(), key: Type.String() }), '4xx': Problem },
      },
      config: { needs: { scope: 'command', roles: ['admin'] } },
    },
    async ({ body }) => access.apiKeys.make(body),
  )
}
