import type { FastifyReply } from 'fastify'
import type { Tried } from '../access/tries.ts'
import { problem } from './problem.ts'

/** Answers a try that was not right: come later, or `code`. */
export function notRight(
  reply: FastifyReply,
  tried: Exclude<Tried, { kind: 'right' }>,
  code: 'wrong_password' | 'wrong_proof' = 'wrong_proof',
): FastifyReply {
  if (tried.kind === 'wrong') return problem(reply, 401, code)
  return problem(reply.header('retry-after', tried.afterSec), 429, 'too_many_tries', { seconds: tried.afterSec })
}
