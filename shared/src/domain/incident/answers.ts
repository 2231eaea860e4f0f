import type { Term } from '../../kernel/measure.ts'
import type { Question, Raise } from '../protocol/protocol.ts'
import type { Answer } from './facts.ts'
import { answerWords } from './words.ts'

/** The answers of a question that is answered by a word of its own: what each is called, and the letter that gives it. */
export type Offered = { readonly id: string; readonly key: string; readonly name: Term }

const YES_NO: readonly Offered[] = [
  { id: 'yes', key: 'y', name: answerWords['answer.yes'] },
  { id: 'no', key: 'n', name: answerWords['answer.no'] },
]
const UNKNOWN: Offered = { id: 'unknown', key: 'u', name: answerWords['answer.unknown'] }

/** What can be answered by one key; of numbers and words only that they are not known. */
export const offeredBy = ({ kind, choices = [] }: Question): readonly Offered[] => [
  ...(kind === 'yesno' ? YES_NO : kind === 'choice' ? choices : []),
  UNKNOWN,
]

/** What an answer says, in both languages; undefined where it is no answer to this question. */
export function tellAnswer(question: Question, answer: Answer): Term | undefined {
  const { kind, unit } = question
  const offered = offeredBy(question).find(({ id }) => id === answer)
  if (offered) return { en: offered.name.en, zh: offered.name.zh }
  if (kind === 'number' && typeof answer === 'number')
    return unit ? { en: `${answer} ${unit.en}`, zh: `${answer} ${unit.zh}` } : { en: `${answer}`, zh: `${answer}` }
  if (kind === 'text' && typeof answer === 'string') return { en: answer, zh: answer }
  return undefined
}

const applies = ({ answer: at, atLeast, atMost }: Raise, answer: Answer): boolean =>
  at !== undefined
    ? at === answer
    : typeof answer === 'number' && answer >= (atLeast ?? 0) && answer <= (atMost ?? Number.POSITIVE_INFINITY)

/** The priority to which this answer raises an incident of a lower one; undefined where it does not. An answer lowers none. */
export function raisedBy({ raises = [] }: Question, answer: Answer, priority: number): number | undefined {
  const highest = Math.min(...raises.filter((raise) => applies(raise, answer)).map((raise) => raise.priority))
  return highest < priority ? highest : undefined
}
