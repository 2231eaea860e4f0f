import type { FastifyInstance, FastifyReply } from 'fastify'
import Type, { type Static } from 'typebox'
import type { Access } from '../access/access.ts'
import { SCOPES } from '../access/caller.ts'
import { adminRoute } from './adminRoute.ts'
import { Problem, problem } from './problem.ts'

const Id = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{12}$' }) })
const Made = Type.Object({ id: Type.String(), key: Type.String() })
const NewKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    scopes: Type.Array(Type.Enum([...SCOPES]), { minItems: 1, uniqueItems: true }),
    deviceId: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })),
    personal: Type.Optional(Type.Boolean({ description: 'May read what is personal: callers and notes' })),
    expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
const Overlap = Type.Object(
  { overlapSec: Type.Optional(Type.Integer({ minimum: 0, maximum: 30 * 24 * 3600 })) },
  { additionalProperties: false },
)
const Listed = Type.Object({
  id: Type.String(),
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  deviceId: Type.Optional(Type.String()),
  personal: Type.Boolean(),
  madeAt: Type.Optional(Type.String()),
  expiresAt: Type.Optional(Type.String()),
  formerUntil: Type.Optional(Type.String()),
})

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString())
const Keys = Type.Object({ keys: Type.Array(Listed) })

/** Keys for programs, as administrators make, see, change and take them away. */
export function keyRoutes(app: FastifyInstance, { access: { apiKeys } }: { access: Access }): void {
  app.get(
    '/api/v1/api-keys',
    adminRoute(
      'The keys there are, without their secrets',
      { response: { 200: Keys, '4xx': Problem } },
      { proof: false },
    ),
    async () => ({
      keys: (await apiKeys.list()).map(({ isPersonal = false, madeAt, expiresAt, formerUntil, ...key }) => ({
        ...{ ...key, personal: isPersonal },
        ...{ madeAt: iso(madeAt), expiresAt: iso(expiresAt), formerUntil: iso(formerUntil) },
      })),
    }),
  )
  app.post<{ Body: Static<typeof NewKey> }>(
    '/api/v1/api-keys',
    adminRoute('Make a key for a program; the key is shown this once', {
      body: NewKey,
      response: { 200: Made, '4xx': Problem },
    }),
    async ({ body: { name, scopes, deviceId, personal, expiresAt } }) =>
      apiKeys.make({
        ...{ name, scopes, deviceId, isPersonal: personal },
        expiresAt: expiresAt === undefined ? undefined : Date.parse(expiresAt),
      }),
  )
  app.post<{ Params: Static<typeof Id>; Body: Static<typeof Overlap> }>(
    '/api/v1/api-keys/:id/rotate',
    adminRoute('A new secret for a key; the former one holds a day more, or as long as is said', {
      params: Id,
      body: Overlap,
      response: { 200: Made, '4xx': Problem },
    }),
    async ({ params: { id }, body: { overlapSec } }, reply): Promise<FastifyReply> => {
      const made = await apiKeys.rotate(id, overlapSec === undefined ? undefined : overlapSec * 1000)
      return made ? reply.send(made) : problem(reply, 404, 'not_found')
    },
  )
  app.delete<{ Params: Static<typeof Id> }>(
    '/api/v1/api-keys/:id',
    adminRoute('Take a key away; its open lines end within a second', { params: Id }),
    async ({ params: { id } }, reply): Promise<FastifyReply> =>
      (await apiKeys.revoke(id)) ? reply.code(204).send() : problem(reply, 404, 'not_found'),
  )
}
