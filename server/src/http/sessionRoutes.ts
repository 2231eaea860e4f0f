import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Access } from '../access/access.ts'
import { type Account, hasFactor } from '../access/account.ts'
import type { RecordRights } from '../command/recordRights.ts'
import { accountRoutes } from './accountRoutes.ts'
import { isLocal } from './isLocal.ts'
import { keyRoutes } from './keyRoutes.ts'
import { letIn, Me, meOf, sessionCookie, siteOf } from './me.ts'
import { ownAccountRoutes } from './ownAccountRoutes.ts'
import { Problem, problem } from './problem.ts'
import { notRight } from './tried.ts'

const strict = { additionalProperties: false }
const SignIn = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 80 }),
  password: Type.String({ maxLength: 400 }),
})
const Code = Type.String({ minLength: 1, maxLength: 40 })
const Shown = {
  code: Type.Optional(Code),
  recovery: Type.Optional(Code),
  passkey: Type.Optional(Type.Object({ id: Type.String() }, { additionalProperties: true })),
}
const Second = Type.Object({ ticket: Type.String({ maxLength: 80 }), ...Shown }, strict)
const Proof = Type.Object(
  { password: Type.Optional(Type.String({ maxLength: 400 })), code: Shown.code, passkey: Shown.passkey },
  strict,
)
/** Half of a sign-in: which second factors this account has, and what the browser is asked for a passkey. */
const Half = Type.Object({
  kind: Type.Literal('secondFactor'),
  methods: Type.Array(Type.Enum(['totp', 'passkey', 'recovery'])),
  ticket: Type.String(),
  passkey: Type.Optional(Type.Unknown()),
})

/** Signing in and out, who am I, showing again who one is; accounts, and keys for programs. */
export function sessionRoutes(
  app: FastifyInstance,
  { access, record }: { access: Access; record: RecordRights },
): void {
  const halfOf = halves(access)
  signInRoutes(app, access, halfOf)
  secondRoute(app, access, halfOf)
  proofRoutes(app, access)
  ownAccountRoutes(app, { access })
  accountRoutes(app, { access, record })
  keyRoutes(app, { access })
}

type HalfOf = ReturnType<typeof halves>

/** Half of a sign-in as its browser is told. */
const halves =
  (access: Access) => async (request: FastifyRequest, username: string, account: Account, ticket: string) => {
    const passkey = await access.factors.passkeyQuestion(username, account, siteOf(request))
    const methods = [...(account.totp ? ['totp'] : []), ...(passkey ? ['passkey'] : []), 'recovery']
    return { kind: 'secondFactor', methods, ticket, passkey }
  }

function signInRoutes(app: FastifyInstance, access: Access, halfOf: HalfOf): void {
  app.post<{ Body: Static<typeof SignIn> }>(
    '/api/v1/session',
    {
      schema: {
        tags: ['access'],
        summary: 'Sign in; with a second factor, this is half of it',
        body: SignIn,
        response: { 200: Type.Union([Me, Half]), '4xx': Problem },
        security: [],
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const { username, password } = request.body
      const answer = await access.accounts.signIn(username, password, request.ip, isLocal(request))
      if (answer.kind !== 'in') return notRight(reply, answer, 'wrong_password')
      const { account } = answer
      if (!hasFactor(account)) return letIn(access, request, reply, username, account)
      return reply.send(await halfOf(request, username, account, await access.tickets.give(username, account)))
    },
  )

  app.get(
    '/api/v1/session',
    { schema: { tags: ['access'], summary: 'Who am I and what may I do', response: { 200: Me, '4xx': Problem } } },
    async (request, reply) => (request.caller ? reply.send(meOf(request.caller)) : problem(reply, 401, 'unauthorized')),
  )

  app.delete('/api/v1/session', { schema: { tags: ['access'], summary: 'Sign out' } }, async (request, reply) => {
    if (request.sessionToken) await access.sessions.end(request.sessionToken)
    const { name, options } = sessionCookie(request)
    return reply.clearCookie(name, options).code(204).send()
  })
}

function secondRoute(app: FastifyInstance, access: Access, halfOf: HalfOf): void {
  app.post<{ Body: { ticket: string } }>(
    '/api/v1/session/half',
    {
      schema: {
        tags: ['access'],
        summary: 'What is left of a sign-in that began elsewhere',
        body: Type.Object({ ticket: Second.properties.ticket }, strict),
        response: { 200: Half, '4xx': Problem },
        security: [],
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const { ticket } = request.body
      const holder = await access.tickets.holder(ticket)
      if (!holder) return problem(reply, 401, 'ticket_over')
      return reply.send(await halfOf(request, holder.username, holder.account, ticket))
    },
  )
  app.post<{ Body: Static<typeof Second> }>(
    '/api/v1/session/second',
    {
      schema: {
        tags: ['access'],
        summary: 'The other half of signing in: a code, a recovery code or a passkey',
        body: Second,
        response: { 200: Me, '4xx': Problem },
        security: [],
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const { ticket, ...shown } = request.body
      const holder = await access.tickets.holder(ticket)
      if (!holder) return problem(reply, 401, 'ticket_over')
      const { username, account } = holder
      const check = () => access.factors.fits(username, account, shown, siteOf(request))
      const tried = await access.tries.attempt(username, request.ip, check)
      if (tried.kind !== 'right') return notRight(reply, tried)
      await access.tickets.end(ticket)
      return letIn(access, request, reply, username, account)
    },
  )
}

function proofRoutes(app: FastifyInstance, access: Access): void {
  const needs = { scope: 'read', person: true, evenFirst: true } as const
  app.post<{ Body: Static<typeof Proof> }>(
    '/api/v1/session/proof',
    {
      schema: {
        tags: ['access'],
        summary: 'Show again who one is: by password, code or passkey; holds five minutes',
        body: Proof,
        response: { 204: Type.Null(), '4xx': Problem },
      },
      config: { needs },
    },
    async (request, reply): Promise<FastifyReply> => {
      const { caller, sessionToken, body, ip } = request
      const username = caller?.actor.id ?? ''
      const account = await access.accounts.find(username)
      if (!account || !sessionToken) return problem(reply, 401, 'unauthorized')
      const { password, ...shown } = body
      // Whoever has a second factor shows that one: a password alone may have been watched.
      const check = () =>
        password !== undefined && !hasFactor(account)
          ? access.passwords.fits(account.password, password, ip)
          : access.factors.fits(username, account, shown, siteOf(request))
      const tried = await access.tries.attempt(username, ip, check)
      if (tried.kind !== 'right') return notRight(reply, tried)
      await access.sessions.prove(sessionToken)
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/v1/session/proof/passkey',
    {
      schema: {
        tags: ['access'],
        summary: 'What the browser is asked for a passkey',
        response: { 200: Type.Unknown(), '4xx': Problem },
      },
      config: { needs },
    },
    async (request, reply): Promise<FastifyReply> => {
      const username = request.caller?.actor.id ?? ''
      const account = await access.accounts.find(username)
      const question = account && (await access.factors.passkeyQuestion(username, account, siteOf(request)))
      return question ? reply.send(question) : problem(reply, 404, 'not_found')
    },
  )
}
