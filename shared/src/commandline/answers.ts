import { offeredBy, raisedBy, tellAnswer } from '../domain/incident/answers.ts'
import type { Answer } from '../domain/incident/facts.ts'
import type { Incident } from '../domain/incident/incident.ts'
import { type Protocol, protocolFor, type Question } from '../domain/protocol/protocol.ts'
import type { Term } from '../kernel/measure.ts'
import { type CommandCall, type Desk, type LineRefusal, refuseLine } from './order.ts'
import { fold, hasHan, nearestOf } from './spelling.ts'

/** One answer as it was typed. */
type Answered = { readonly question: Question; readonly answer: Answer }

/** What the text answers so far; `open` is the question whose answer has yet to be typed. */
type AnswersRead = { readonly answers: readonly Answered[]; readonly open?: Question; readonly no?: LineRefusal }

// What a caller is quoted with beside the words of the answers themselves.
const ALSO: Readonly<Record<string, string>> = {
  有: 'yes',
  对: 'yes',
  没有: 'no',
  没: 'no',
  无: 'no',
  '?': 'unknown',
  不知道: 'unknown',
}

/** The card for this incident, or undefined. */
export const cardOf = ({ type }: Incident, { city }: Desk): Protocol | undefined =>
  protocolFor(city.find('world', 'world')?.settings, type)

const wordsOf = ({ id, word }: Question): string[] => [word.en, word.zh, id].map(fold)

/** The one question of which this is the number on the card, the word, or the beginning of its word alone. */
function questionNamed(typed: string, questions: readonly Question[]): Question | undefined {
  const key = fold(typed)
  if (/^\d+$/.test(key)) return questions[Number(key) - 1]
  const exact = questions.find((question) => wordsOf(question).includes(key))
  const [only, other] = questions.filter((question) => wordsOf(question).some((word) => word.startsWith(key)))
  return exact ?? (other ? undefined : only)
}

/** The answer that this word gives to the question. */
export function answerNamed(typed: string, question: Question): Answer | undefined {
  const key = fold(typed)
  const offered = offeredBy(question)
  const named = offered.find(({ id, key: letter, name }) => [id, letter, name.en, name.zh].map(fold).includes(key))
  const also = offered.find(({ id }) => id === ALSO[key])
  if (named ?? also) return (named ?? also)?.id
  if (question.kind === 'number') {
    const [, digits = '', unit = ''] = /^(\d{1,7}(?:\.\d{1,3})?)(\D*)$/u.exec(key) ?? []
    const units = question.unit ? [question.unit.en, question.unit.zh].map(fold) : []
    const value = Number(digits)
    return digits !== '' && value <= 1_000_000 && (unit === '' || units.includes(unit)) ? value : undefined
  }
  const begins = offered.filter(({ id, name }) => [id, name.en, name.zh].some((word) => fold(word).startsWith(key)))
  return key.length > 1 && begins.length === 1 ? begins[0]?.id : undefined
}

/** `1n`, `呼吸否`: a number, or a Chinese word, needs no space before its answer. */
function unglued(typed: string, questions: readonly Question[]): readonly [string, string] | undefined {
  const [, number, answer] = /^(\d{1,2})(\p{L}+)$/u.exec(typed) ?? []
  if (number && answer) return [number, answer]
  const word = questions.map(({ word }) => word.zh).find((zh) => hasHan(zh) && typed.startsWith(zh) && typed !== zh)
  return word === undefined ? undefined : [word, typed.slice(word.length)]
}

/** Reads `breathing no 3 34`: question after question with its answer; words take what is left of the line. */
export function readAnswers(text: string, questions: readonly Question[]): AnswersRead {
  const answers: Answered[] = []
  const tokens = [...text.matchAll(/[^\s,，、]+/gu)].map((match) => ({
    typed: match[0],
    end: match.index + match[0].length,
  }))
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) break
    const [asked, glued] = questionNamed(token.typed, questions)
      ? [token.typed]
      : (unglued(token.typed, questions) ?? [token.typed])
    const question = questionNamed(asked, questions)
    if (!question) {
      const words = questions.map(({ word }) => (hasHan(token.typed) ? word.zh : word.en))
      const near = nearestOf(token.typed, words)
      return {
        answers,
        no: refuseLine('noSuchQuestion', { typed: token.typed }, near.length > 0 ? near : words.slice(0, 3)),
      }
    }
    if (question.kind === 'text' && glued === undefined) {
      const said = text.slice(token.end).trim()
      if (said === '') return { answers, open: question }
      const [unknown] = offeredBy(question)
      const answer = unknown && [unknown.key, '?', unknown.name.zh].includes(fold(said)) ? unknown.id : said
      return { answers: [...answers, { question, answer }] }
    }
    if (glued === undefined) at += 1
    const typed = glued ?? tokens[at]?.typed
    if (typed === undefined) return { answers, open: question }
    const answer = answerNamed(typed, question)
    if (answer === undefined) {
      const nearest = offeredBy(question).map(({ key, name }) => `${key} ${hasHan(text) ? name.zh : name.en}`)
      return { answers, open: question, no: refuseLine('noSuchAnswer', { typed, question: question.word }, nearest) }
    }
    answers.push({ question, answer })
  }
  return { answers }
}

/** What these answers say, in both languages, and the priority to which they raise the incident. */
export function tellAnswers(
  calls: readonly CommandCall[],
  incident: Incident,
  desk: Desk,
): { text: Term; priority?: number } {
  let { priority } = incident
  const told = calls.flatMap(({ input }) => {
    const question = cardOf(incident, desk)?.questions.find(({ id }) => id === input.questionId)
    const { answer } = input
    if (!question || (typeof answer !== 'string' && typeof answer !== 'number')) return []
    priority = raisedBy(question, answer, priority) ?? priority
    const said = tellAnswer(question, answer)
    return said ? [{ en: `${question.word.en} ${said.en}`, zh: `${question.word.zh} ${said.zh}` }] : []
  })
  const text = { en: told.map(({ en }) => en).join(', '), zh: told.map(({ zh }) => zh).join('、') }
  return { text, ...(priority < incident.priority && { priority }) }
}
