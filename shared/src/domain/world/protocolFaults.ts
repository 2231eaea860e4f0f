import type { Protocol, Question, Raise } from '../protocol/protocol.ts'

/** What is wrong with the cards: a sentence of the words files with its facts, where, and on which question. */
export type ProtocolFault = {
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
  readonly protocolId: string
  readonly questionId?: string
}

/** Answers that every question, or every question of this kind, has by itself; their letters are no choice's. */
const YES_NO = ['yes', 'no']
const UNKNOWN = 'unknown'
const UNKNOWN_KEY = 'u'

const same = (word: string): string => word.normalize('NFKC').toLowerCase()

/** The first that was there before. */
function twice(words: readonly string[]): string | undefined {
  const folded = words.map(same)
  return words.find((_, at) => folded.indexOf(folded[at] ?? '') < at)
}

const isOf = ({ kind, choices = [] }: Question, answer: string): boolean =>
  answer === UNKNOWN ||
  (kind === 'yesno' && YES_NO.includes(answer)) ||
  (kind === 'choice' && choices.some(({ id }) => id === answer))

const hasLimit = ({ atLeast, atMost }: Raise): boolean => atLeast !== undefined || atMost !== undefined

function* inQuestion(question: Question): Generator<Pick<ProtocolFault, 'code' | 'facts'>> {
  const { word, kind, choices = [], raises = [] } = question
  const about = { question: word.en }
  if (kind === 'choice' && choices.length === 0) yield { code: 'protocol.noChoices', facts: about }
  const id = twice(choices.map((choice) => choice.id)) ?? choices.find((choice) => choice.id === UNKNOWN)?.id
  if (id !== undefined) yield { code: 'protocol.sameChoice', facts: { ...about, choice: id } }
  const key = twice(choices.map((choice) => choice.key)) ?? choices.find((choice) => choice.key === UNKNOWN_KEY)?.key
  if (key !== undefined) yield { code: 'protocol.sameKey', facts: { ...about, key } }
  for (const raise of raises) {
    if (raise.answer === undefined && !hasLimit(raise)) yield { code: 'protocol.raisesNever', facts: about }
    if (raise.answer !== undefined && !isOf(question, raise.answer))
      yield { code: 'protocol.noSuchAnswer', facts: { ...about, answer: raise.answer } }
    if (hasLimit(raise) && kind !== 'number') yield { code: 'protocol.limitOfNoNumber', facts: about }
  }
}

/** What is wrong with the city's cards, in their order; nothing where they can be used as they are. */
export function protocolFaults(protocols: readonly Protocol[], typeIds: readonly string[]): readonly ProtocolFault[] {
  const faults: ProtocolFault[] = []
  const taken = new Set<string>()
  for (const { id: protocolId, types, questions } of protocols) {
    const no = (code: string, facts: ProtocolFault['facts']) => faults.push({ protocolId, code, facts })
    if (taken.has(`card ${protocolId}`)) no('protocol.sameCard', { card: protocolId })
    taken.add(`card ${protocolId}`)
    for (const type of types) {
      if (!typeIds.includes(type)) no('protocol.unknownType', { type })
      if (taken.has(`type ${type}`)) no('protocol.typeTwice', { type })
      taken.add(`type ${type}`)
    }
    const id = twice(questions.map((question) => question.id))
    if (id !== undefined) no('protocol.sameQuestion', { question: id })
    const words = questions.flatMap(({ word: { en, zh } }) => (same(en) === same(zh) ? [en] : [en, zh]))
    const word = twice(words)
    if (word !== undefined) no('protocol.sameWord', { word })
    // A question is also typed by its number on the card.
    const number = words.find((one) => /^\d/.test(same(one)))
    if (number !== undefined) no('protocol.wordIsNumber', { word: number })
    for (const question of questions)
      for (const fault of inQuestion(question)) faults.push({ protocolId, questionId: question.id, ...fault })
  }
  return faults
}
