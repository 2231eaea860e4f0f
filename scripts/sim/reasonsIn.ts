import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Answer } from './hubApi.ts'

const Taken = Compile(
  Type.Object({
    quarantined: Type.Integer(),
    reasons: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  }),
)
/** A body may hold hundreds of items that are all wrong for one reason. */
const MOST_REASONS = 3

/** What the hub found wrong, one line each: a refusal, no answer, or items of a feed that it put in quarantine. */
export function reasonsIn(answer: Answer): readonly string[] {
  if (answer.kind === 'refused') return [`${answer.status} ${answer.code} ${answer.detail}`.trim()]
  if (answer.kind === 'lost') return [answer.why]
  if (!Taken.Check(answer.body) || answer.body.quarantined === 0) return []
  return answer.body.reasons.slice(0, MOST_REASONS).map(({ code, message }) => `${code} ${message}`)
}
