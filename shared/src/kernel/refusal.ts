import type { Term } from './measure.ts'

/** Values that fill the sentence of a refusal: unit call signs, allowed statuses, a limit. */
export type RefusalFacts = Readonly<Record<string, string | number | readonly string[] | Term>>

/**
 * A no to the actor, with the code of its sentence in the words files and the facts that fill it.
 * `status` is how the HTTP edge answers: 404 nothing of that id, 403 not yours, 409 the domain says no.
 */
export type Refusal = { readonly refused: string; readonly facts: RefusalFacts; readonly status: 403 | 404 | 409 }

/** Says no. `code` names a sentence (`unit.busy`) that tells what would work. */
export const refuse = (code: string, facts: RefusalFacts = {}, status: Refusal['status'] = 409): Refusal => ({
  refused: code,
  facts,
  status,
})

/** True where a decision is a no. */
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer
