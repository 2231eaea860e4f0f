import type { Facts } from '@muster/shared/domain/incident/facts.ts'
import type { Protocol, Question } from '@muster/shared/domain/protocol/protocol.ts'
import type { Term } from '@muster/shared/kernel/measure.ts'

/** A question with its number on the card, and what was answered: for sure, or on its way. */
export type Row = {
  readonly question: Question
  readonly number: number
  readonly fact?: Facts[string]
  /** The answer that the hub does not have yet. */
  readonly sent?: Term
}

/** The questions of a card, those that are still open first; and what is known that this card does not ask. */
export function cardOf(
  card: Protocol | undefined,
  facts: Facts = {},
  sent: Readonly<Record<string, Term>> = {},
): { readonly rows: readonly Row[]; readonly others: readonly Facts[string][] } {
  const rows = (card?.questions ?? []).map(
    (question, at): Row => ({ question, number: at + 1, fact: facts[question.id], sent: sent[question.id] }),
  )
  const asked = new Set(rows.map(({ question }) => question.id))
  return {
    rows: rows.toSorted((a, b) => Number(isKnown(a)) - Number(isKnown(b))),
    others: Object.entries(facts).flatMap(([id, fact]) => (asked.has(id) ? [] : [fact])),
  }
}

/** True where the question has its answer. */
export const isKnown = ({ fact, sent }: Row): boolean => fact !== undefined || sent !== undefined

/** The question to ask after this one: the next open one of the card, from its beginning again; undefined where none is. */
export function openAfter(rows: readonly Row[], number: number): Question | undefined {
  const open = rows.filter((row) => !isKnown(row) && row.number !== number).toSorted((a, b) => a.number - b.number)
  return (open.find((row) => row.number > number) ?? open[0])?.question
}

/** The question that stands so many places further on the card, as it is numbered. */
export function beside(rows: readonly Row[], number: number, step: 1 | -1): Question | undefined {
  return rows.find((row) => row.number === number + step)?.question
}
