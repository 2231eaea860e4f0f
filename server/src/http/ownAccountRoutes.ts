import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import qrcode from 'qrcode'
import Type, { type Static } from 'typebox'
import type { Access } from '../access/access.ts'
import { type Account, hasFactor, needsFactor } from '../access/account.ts'
import { weaknessOf } from '../access/passwords.ts'
import { siteOf } from './me.ts'
import { Problem, problem } from './problem.ts'
import { notRight } from './tried.ts'

const strict = { additionalProperties: false }
const Passwords = Type.Object(
  { former: Type.String({ maxLength: 400 }), next: Type.String({ maxLength: 400 }) },
  strict,
)
const Code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, strict)
const NewPasskey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    passkey: Type.Object({ id: Type.String() }, { additionalProperties: true }),
  },
  strict,
)
/** The recovery codes that came with the first factor; shown this once. */
const Added = Type.Object({ codes: Type.Optional(Type.Array(Type.String())) })
const Own = Type.Object({
  username: Type.String(),
  name: Type.String(),
  isSample: Type.Boolean(),
  hasPassword: Type.Boolean(),
  needsSecondFactor: Type.Boolean(),
  totp: Type.Boolean(),
  passkeys: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), at: Type.String() })),
  recoveryLeft: Type.Integer(),
})

type Mine = { readonly username: string; readonly account: Account; readonly token: string }

/** What people do with their own account: password, authenticator app, passkeys, recovery codes. */
export function ownAccountRoutes(app: FastifyInstance, { access }: { access: Access }): void {
  const needs = { scope: 'read', person: true, evenFirst: true } as const
  const route = (summary: string, rest: object, proof = true) => ({
    schema: { tags: ['access'], summary, ...rest },
    config: { needs: { ...needs, proof } },
  })
  /** The caller's own account; undefined where that was answered: sample logins are everybody's and stay as they are. */
  async function mine({ caller, sessionToken }: FastifyRequest, reply: FastifyReply): Promise<Mine | undefined> {
    const account = caller && (await access.accounts.find(caller.actor.id))
    if (account && sessionToken && !account.sample) return { username: caller.actor.id, account, token: sessionToken }
    if (account?.sample) problem(reply, 409, 'sample_login')
    else problem(reply, 401, 'unauthorized')
    return undefined
  }
  const answers = { 200: Added, '4xx': Problem }

  app.get(
    '/api/v1/account',
    route('My account', { response: { 200: Own, '4xx': Problem } }, false),
    async (request, reply) => {
      const username = request.caller?.actor.id ?? ''
      const account = await access.accounts.find(username)
      if (!account) return problem(reply, 401, 'unauthorized')
      const { name, sample = false, password, totp, passkeys = [], recovery = [] } = account
      return reply.send({
        ...{
          username,
          name,
          isSample: sample,
          hasPassword: password !== undefined,
          needsSecondFactor: needsFactor(account),
        },
        ...{ totp: totp !== undefined, recoveryLeft: recovery.length },
        passkeys: passkeys.map((one) => ({ id: one.id, name: one.name, at: new Date(one.at).toISOString() })),
      })
    },
  )

  app.post<{ Body: Static<typeof Passwords> }>(
    '/api/v1/account/password',
    route('Change my password; my other sessions end', { body: Passwords }, false),
    async (request, reply): Promise<FastifyReply> => {
      const own = await mine(request, reply)
      if (!own) return reply
      const { former, next } = request.body
      const weak = weaknessOf(next, own.username)
      if (weak) return problem(reply, 400, `password_${weak}`)
      const check = () => access.passwords.fits(own.account.password, former, request.ip)
      const tried = await access.tries.attempt(own.username, request.ip, check)
      if (tried.kind !== 'right') return notRight(reply, tried)
      if (former === next) return problem(reply, 400, 'password_same')
      await access.accounts.setPassword(own.username, next)
      await access.sessions.endAll(own.username, own.token)
      return reply.code(204).send()
    },
  )

  app.post('/api/v1/account/totp', route('Begin with an authenticator app', {}), async (request, reply) => {
    const own = await mine(request, reply)
    if (!own) return reply
    const { secret, uri } = await access.factors.beginTotp(own.username)
    return reply
      .header('cache-control', 'no-store')
      .send({ secret, uri, qr: await qrcode.toString(uri, { type: 'svg' }) })
  })
  app.post<{ Body: Static<typeof Code> }>(
    '/api/v1/account/totp/confirm',
    route('Show the first code of the app', { body: Code, response: answers }),
    async (request, reply): Promise<FastifyReply> => {
      const own = await mine(request, reply)
      if (!own) return reply
      return added(own, reply, await access.factors.confirmTotp(own.username, request.body.code))
    },
  )
  app.delete('/api/v1/account/totp', route('Take the authenticator app away', {}), async (request, reply) => {
    const own = await mine(request, reply)
    return own ? removed(reply, await access.factors.remove(own.username, 'totp')) : reply
  })

  app.post('/api/v1/account/passkeys/options', route('Begin with a passkey', {}), async (request, reply) => {
    const own = await mine(request, reply)
    if (!own) return reply
    return reply.send(await access.factors.beginPasskey(own.username, own.account, siteOf(request)))
  })
  app.post<{ Body: Static<typeof NewPasskey> }>(
    '/api/v1/account/passkeys',
    route('Add the passkey that the browser has made', { body: NewPasskey, response: answers }),
    async (request, reply): Promise<FastifyReply> => {
      const own = await mine(request, reply)
      if (!own) return reply
      const { name, passkey } = request.body
      return added(own, reply, await access.factors.addPasskey(own.username, name, passkey, siteOf(request)))
    },
  )
  app.delete<{ Params: { id: string } }>(
    '/api/v1/account/passkeys/:id',
    route('Take a passkey away', { params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,400}$' }) }) }),
    async (request, reply): Promise<FastifyReply> => {
      const own = await mine(request, reply)
      if (!own) return reply
      return removed(reply, await access.factors.remove(own.username, { passkey: request.params.id }))
    },
  )
  app.post(
    '/api/v1/account/recovery',
    route('New recovery codes; the former hold no more', {}),
    async (request, reply) => {
      const own = await mine(request, reply)
      if (!own) return reply
      const codes = hasFactor(own.account) ? await access.factors.renewRecovery(own.username) : undefined
      return codes ? reply.header('cache-control', 'no-store').send({ codes }) : problem(reply, 404, 'not_found')
    },
  )

  /** A new factor is the mark of its owner: whoever was in by the password alone is out. */
  async function added(own: Mine, reply: FastifyReply, is: { codes?: string[] } | undefined): Promise<FastifyReply> {
    if (!is) return problem(reply, 400, 'wrong_proof')
    await access.sessions.endAll(own.username, own.token)
    return reply.header('cache-control', 'no-store').send(is)
  }
}

const removed = (reply: FastifyReply, isDone: boolean): FastifyReply =>
  isDone ? reply.code(204).send() : problem(reply, 409, 'factor_required')
