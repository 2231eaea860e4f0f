import type { FastifyInstance } from 'fastify'
import Type, { type Static } from 'typebox'
import type { RedisClient } from '../redis/connectRedis.ts'
import { Problem, problem } from './problem.ts'

const Lease = Type.Object(
  {
    name: Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }),
    holder: Type.String({ pattern: '^[A-Za-z0-9_-]{1,80}$' }),
    ttlSec: Type.Integer({ minimum: 1, maximum: 60 }),
  },
  { additionalProperties: false },
)

/** Takes or renews a lease; answers whose it is and for how many ms, which is another's where it is taken. */
const TAKE = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return { holder, redis.call('PTTL', KEYS[1]) } end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return { ARGV[1], tonumber(ARGV[2]) }
`

/** Leases for programs of which one at a time may run on a city: the second learns who holds it and steps back. */
export function leaseRoutes(app: FastifyInstance, { redis, prefix }: { redis: RedisClient; prefix: string }): void {
  app.post<{ Body: Static<typeof Lease> }>(
    '/api/v1/leases',
    {
      schema: {
        tags: ['access'],
        summary: 'Take or renew a lease',
        body: Lease,
        response: { 200: Type.Object({ holder: Type.String(), ttlMs: Type.Number() }), '4xx': Problem },
      },
      config: { needs: { scope: 'command', roles: ['feed'] } },
    },
    async ({ body: { name, holder, ttlSec } }, reply) => {
      const options = { keys: [`${prefix}:lease:${name}`], arguments: [holder, String(ttlSec * 1000)] }
      const [now, ttlMs] = (await redis.eval(TAKE, options)) as [string, number]
      if (now !== holder) return problem(reply, 409, 'lease_taken', { name, holder: now })
      return reply.send({ holder, ttlMs })
    },
  )
}
