import type { Refusal } from '@muster/shared/kernel/refusal.ts'
import { say } from '@muster/shared/words/index.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'

/** An error as everybody gets it (RFC 9457), with a stable `code` and its sentence in the asked language. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})

/** The language asked for, of the two there are. */
export const languageOf = (request: FastifyRequest): 'en' | 'zh' =>
  /^\s*zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en'

type Facts = Refusal['facts']

/** Answers with a problem. `key`: its sentence in the words, where that is not `problem.<code>`. */
export function problem(
  reply: FastifyReply,
  status: number,
  code: string,
  facts: Facts = {},
  key: string = `problem.${code}`,
): FastifyReply {
  const detail = say(key, languageOf(reply.request), facts)
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send({ type: 'about:blank', title: code, status, code, detail, facts })
}

/** Answers with what the domain said. */
export const refused = (reply: FastifyReply, { refused: code, facts, status }: Refusal): FastifyReply =>
  problem(reply, status, code, facts, code)
