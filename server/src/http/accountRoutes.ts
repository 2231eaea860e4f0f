import { ROLES } from '@muster/shared/access/roles.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Access } from '../access/access.ts'
import { type Account, isReserved } from '../access/account.ts'
import type { Grant } from '../access/accounts.ts'
import type { RecordRights } from '../command/recordRights.ts'
import { adminRoute } from './adminRoute.ts'
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
const People = Type.Object({ accounts: Type.Array(Listed) })
/** A password for the first sign-in, shown this once. */
const Given = Type.Object({ username: Type.String(), password: Type.Optional(Type.String()) })

/** Who may not hold both: nobody checks their own work. */
const isApart = ({ roles }: Pick<Grant, 'roles'>): boolean => !(roles.includes('admin') && roles.includes('auditor'))

/** People who may sign in, as administrators keep them. */
export function accountRoutes(
  app: FastifyInstance,
  { access, record }: { access: Access; record: RecordRights },
): void {
  const { accounts, sessions } = access
  const given = { response: { 200: Given, '4xx': Problem, 503: Problem } }
  const by = ({ caller }: FastifyRequest): string => caller?.actor.id ?? ''

  /** The account of somebody else; undefined where that was answered: one's own and the sample logins stay as they are. */
  async function other(request: FastifyRequest, reply: FastifyReply, username: string): Promise<Account | undefined> {
    const account = await accounts.find(username)
    if (!account) problem(reply, 404, 'not_found')
    else if (username === by(request)) problem(reply, 409, 'account_own')
    else if (account.sample) problem(reply, 409, 'sample_login')
    else return account
    return undefined
  }

  app.get(
    '/api/v1/accounts',
    adminRoute('People who may sign in', { response: { 200: People, '4xx': Problem } }, { proof: false }),
    async () => ({ accounts: await accounts.list() }),
  )

  app.post<{ Body: Static<typeof NewAccount> }>(
    '/api/v1/accounts',
    adminRoute('Add a person; the password for the first sign-in is shown this once', { body: NewAccount, ...given }),
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
    adminRoute('Change what a person may do, or begin anew with a one-time password', {
      params: Who,
      body: Change,
      ...given,
    }),
    async (request, reply): Promise<FastifyReply> => {
      const { username } = request.params
      const former = await other(request, reply, username)
      if (!former) return reply
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
    adminRoute('Take a person away; their sessions and lines end within a second', { params: Who }),
    async (request, reply): Promise<FastifyReply> => {
      const { username } = request.params
      if (!(await other(request, reply, username))) return reply
      if (!(await record(by(request), username, undefined))) return problem(reply, 503, 'unknown')
      await accounts.remove(username)
      await sessions.endAll(username)
      return reply.code(204).send()
    },
  )
}
