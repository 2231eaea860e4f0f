import { ROLES } from '@muster/shared/access/roles.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Access } from '../access/access.ts'
import type { Grant } from '../access/accounts.ts'
import type { RecordRights } from '../command/recordRights.ts'
import { Problem, problem } from './problem.ts'

const strict = { additionalProperties: false }
/** A name to sign in by: also the id of the person in the journal. */
export const Username = Type.String({
  pattern: '^[a-z0-9][a-z0-9_-]{1,39}$',
  description: 'Small letters, digits, _ and -',
})
const Name = Type.String({ minLength: 1, maxLength: 80 })
const Roles = Type.Array(Type.Enum([...ROLES]), { uniqueItems: true, maxItems: ROLES.length })
const AgencyId = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })
const NewAccount = Type.Object(
  { username: Username, name: Name, roles: Roles, agencyId: Type.Optional(AgencyId) },
  strict,
)
const Change = Type.Object(
  {
    name: Type.Optional(Name),
    roles: Type.Optional(Roles),
    agencyId: Type.Optional(Type.Union([AgencyId, Type.Null()])),
    reset: Type.Optional(
      Type.Boolean({ description: 'A new one-time password, and no second factor until it is set up' }),
    ),
  },
  strict,
)
const Who = Type.Object({ username: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,39}$' }) })
const Listed = Type.Object({
  username: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  agencyId: Type.Optional(Type.String()),
  isSample: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  needsSecondFactor: Type.Boolean(),
  isNew: Type.Boolean(),
})
/** A password for the first sign-in, shown this once. */
const Given = Type.Object({ username: Type.String(), password: Type.Optional(Type.String()) })

/** The names of the hub itself and of what is not a person. */
const RESERVED = /^(hub|feed|key|key-.*)$/
export const isReserved = (username: string): boolean => RESERVED.test(username)

/** Who may not hold both: nobody checks their own work. */
const isApart = ({ roles }: Pick<Grant, 'roles'>): boolean => !(roles.includes('admin') && roles.includes('auditor'))

/** People who may sign in, as administrators keep them. */
export function accountRoutes(
  app: FastifyInstance,
  { access, record }: { access: Access; record: RecordRights },
): void {
  const { accounts, sessions } = access
  const needs = { scope: 'command', roles: ['admin'], person: true } as const
  const route = (summary: string, rest: object) => ({
    schema: { tags: ['access'], summary, ...rest },
    config: { needs: { ...needs, proof: true } },
  })
  const given = { response: { 200: Given, '4xx': Problem, 503: Problem } }
  const by = ({ caller }: FastifyRequest): string => caller?.actor.id ?? ''

  app.get(
    '/api/v1/accounts',
    {
      schema: {
        tags: ['access'],
        summary: 'People who may sign in',
        response: { 200: Type.Object({ accounts: Type.Array(Listed) }), '4xx': Problem },
      },
      config: { needs },
    },
    async () => ({ accounts: await accounts.list() }),
  )

  app.post<{ Body: Static<typeof NewAccount> }>(
    '/api/v1/accounts',
    route('Add a person; the password for the first sign-in is shown this once', { body: NewAccount, ...given }),
    async (request, reply): Promise<FastifyReply> => {
      const { username, ...grant } = request.body
      if (isReserved(username)) return problem(reply, 409, 'name_reserved')
      if (!isApart(grant)) return problem(reply, 409, 'account_apart')
      if (await accounts.find(username)) return problem(reply, 409, 'account_taken', { username })
      if (!(await record(by(request), username, grant))) return problem(reply, 503, 'unknown')
      const password = await accounts.add(username, grant)
      if (password === undefined) return problem(reply, 409, 'account_taken', { username })
      return reply.header('cache-control', 'no-store').send({ username, password })
    },
  )

  app.patch<{ Params: Static<typeof Who>; Body: Static<typeof Change> }>(
    '/api/v1/accounts/:username',
    route('Change what a person may do, or begin anew with a one-time password', {
      params: Who,
      body: Change,
      ...given,
    }),
    async (request, reply): Promise<FastifyReply> => {
      const { username } = request.params
      const former = await accounts.find(username)
      if (!former) return problem(reply, 404, 'not_found')
      if (username === by(request)) return problem(reply, 409, 'account_own')
      if (former.sample) return problem(reply, 409, 'sample_login')
      const { name = former.name, roles = former.roles, agencyId = former.agencyId, reset } = request.body
      const grant: Grant = { name, roles, agencyId: agencyId ?? undefined }
      if (!isApart(grant)) return problem(reply, 409, 'account_apart')
      if (!(await record(by(request), username, grant))) return problem(reply, 503, 'unknown')
      await accounts.change(username, grant)
      if (!reset) return reply.send({ username })
      const password = await accounts.reset(username)
      await sessions.endAll(username)
      return reply.header('cache-control', 'no-store').send({ username, password })
    },
  )

  app.delete<{ Params: Static<typeof Who> }>(
    '/api/v1/accounts/:username',
    route('Take a person away; their sessions and lines end within a second', { params: Who }),
    async (request, reply): Promise<FastifyReply> => {
      const { username } = request.params
      const former = await accounts.find(username)
      if (!former) return problem(reply, 404, 'not_found')
      if (username === by(request)) return problem(reply, 409, 'account_own')
      if (former.sample) return problem(reply, 409, 'sample_login')
      if (!(await record(by(request), username, undefined))) return problem(reply, 503, 'unknown')
      await accounts.remove(username)
      await sessions.endAll(username)
      return reply.code(204).send()
    },
  )
}
