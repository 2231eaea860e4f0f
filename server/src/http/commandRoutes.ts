import { commands } from '@muster/shared/domain/commands.ts'
import { say } from '@muster/shared/words/index.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import Type from 'typebox'
import type { Allowance } from '../command/allowance.ts'
import type { Verdict } from '../command/ask.ts'
import { Problem, problem, refused } from './problem.ts'

const Committed = Type.Object({
  seq: Type.Integer(),
  events: Type.Array(Type.Object({ type: Type.String(), id: Type.String(), data: Type.Unknown() })),
  result: Type.Record(Type.String(), Type.Unknown()),
  undo: Type.Optional(Type.Object({ command: Type.String(), input: Type.Record(Type.String(), Type.Unknown()) })),
  replicas: Type.Optional(Type.Integer()),
})

const KEY = /^[\x21-\x7e]{1,200}$/

const STATUS = { storage_full: 507, journal_closed: 503 } as const

/** Answers a verdict by status code. */
function answer(reply: FastifyReply, verdict: Verdict): FastifyReply {
  if (verdict.kind === 'committed') {
    const { seq, events, result, undo, replayed, replicas } = verdict
    if (replayed) reply.header('idempotency-replayed', 'true')
    return reply.send({ seq, events, result, undo, replicas })
  }
  if (verdict.kind === 'refused') return refused(reply, verdict.refusal)
  if (verdict.kind === 'forbidden') return problem(reply, 403, 'forbidden', { roles: verdict.roles })
  if (verdict.kind === 'invalid') return problem(reply, 400, 'invalid', { at: verdict.at, why: verdict.why })
  if (verdict.kind === 'otherBody') return problem(reply, 422, 'idempotency_conflict')
  if (verdict.kind === 'noSuchCommand') return problem(reply, 404, 'not_found')
  if (verdict.kind === 'notWritten')
    return problem(reply.header('retry-after', '5'), STATUS[verdict.code], verdict.code)
  reply.log.warn({ why: verdict.why }, 'outcome unknown')
  return problem(reply, 503, 'unknown')
}

/** One route a declared command: its path is its name, its schema and roles are the declaration's. */
export function commandRoutes(app: FastifyInstance, { allowance }: { allowance: Allowance }): void {
  for (const { name, input, roles } of commands.filter((declared) => declared.roles.length > 0)) {
    app.post(
      `/api/v1/commands/${name}`,
      {
        schema: {
          tags: ['commands'],
          summary: say(name, 'en'),
          description: `Roles: ${roles.join(', ')}.`,
          headers: Type.Object({
            'idempotency-key': Type.String({ pattern: KEY.source, description: 'Made before the first sending.' }),
            'unchanged-since': Type.Optional(Type.String({ description: 'Refuse where anything has changed since.' })),
          }),
          body: input,
          response: { 200: Committed, '4xx': Problem, 503: Problem, 507: Problem },
        },
        // The desk checks the body against the same schema, in its turn: 401, 403, 400, 422, 404, 409.
        validatorCompiler: () => () => true,
        config: { needs: { scope: 'command', roles } },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        const since = request.headers['unchanged-since']
        if (typeof key !== 'string' || !KEY.test(key)) return problem(reply, 400, 'idempotency_key_missing')
        if (!request.caller) return problem(reply, 401, 'unauthorized')
        const seconds = allowance.take(request.caller.actor.id)
        if (seconds > 0) return problem(reply.header('retry-after', `${seconds}`), 429, 'too_many', { seconds })
        const unchangedSince = typeof since === 'string' && /^\d{1,15}$/.test(since) ? Number(since) : undefined
        return answer(
          reply,
          await request.world.desk.ask({ name, input: request.body, actor: request.caller.actor, key, unchangedSince }),
        )
      },
    )
  }
}
