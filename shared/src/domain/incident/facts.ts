import { Type } from 'typebox'
import type { Meta } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { ByName, EpochMs, Term, Text } from '../../kernel/measure.ts'

/** `yes`, `no`, `unknown`, the id of a choice, a number, or words; which of them, the question says. */
export const Answer = Type.Union([Text(200), Type.Number({ minimum: 0, maximum: 1_000_000 })])
export type Answer = Type.Static<typeof Answer>

/** A question by its short word as it was asked then, and what was answered: the card may change, what was said stays. */
export const Told = Type.Object({ asked: Term, answer: Answer, told: Term })
export type Told = Type.Static<typeof Told>

/** What is known of an incident because somebody was asked: the last answer to each question, since when and from whom. */
export const Facts = ByName(Type.Object({ ...Told.properties, at: EpochMs, by: Type.String() }))
export type Facts = Type.Static<typeof Facts>

/** What callers said, and so is personal: in records and events alike. */
export const factSees = ['facts', 'answer', 'told', 'because'] as const

type Known = { readonly facts?: Facts; readonly lastSeq: number }

/** What asking does to an incident. To whom the answers may not be told, they change nothing but that something was said. */
export const factEvents = {
  answered: {
    data: Type.Object({ questionId: Id, ...Told.properties }),
    evolve<T extends Known>(
      before: T | undefined,
      { questionId, asked, answer, told }: Told & { readonly questionId: string },
      { seq, cityTime, actor }: Meta,
    ): T | undefined {
      if (!before || told === undefined) return before && { ...before, lastSeq: seq }
      const facts = { ...before.facts, [questionId]: { asked, answer, told, at: cityTime, by: actor.name } }
      return { ...before, facts, lastSeq: seq }
    },
  },
  /** The answer was given by mistake: the question is open again. */
  unanswered: {
    data: Type.Object({ questionId: Id, asked: Term }),
    evolve<T extends Known>(
      before: T | undefined,
      { questionId }: { readonly questionId: string },
      { seq }: Meta,
    ): T | undefined {
      if (!before?.facts) return before && { ...before, lastSeq: seq }
      const { [questionId]: _, ...facts } = before.facts
      return { ...before, facts, lastSeq: seq }
    },
  },
}
