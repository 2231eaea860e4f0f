import { offeredBy } from '../../domain/incident/answers.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { cardOf, readAnswers } from '../answers.ts'
import type { Desk } from '../order.ts'
import { fold, hasHan } from '../spelling.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** What `Q …` could go on with: the answers of the question before the caret, else the questions that are still open. */
export function answersLike(body: Typing, word: Typing, incident: Incident, desk: Desk): Completion[] {
  const questions = cardOf(incident, desk)?.questions ?? []
  const before = body.line.slice(body.piece.start, word.piece.start)
  const { answers, open } = readAnswers(before, questions)
  const begun = fold(word.typed)
  const chinese = hasHan(body.line)
  if (open)
    return offeredBy(open)
      .filter(({ id, key, name }) => [id, key, name.en, name.zh].some((one) => fold(one).startsWith(begun)))
      .map(({ key, name }) => ({
        kind: 'word' as const,
        ...replaced(word, key),
        title: { text: key.toUpperCase() },
        text: { term: name },
        reason: { term: open.word },
      }))
  const done = new Set(answers.map(({ question }) => question.id))
  return questions
    .map((question, at) => ({ question, number: at + 1 }))
    .filter(
      ({ question: { id, word: named }, number }) =>
        !done.has(id) &&
        (begun !== '' || incident.facts?.[id] === undefined) &&
        [`${number}`, named.en, named.zh].some((one) => fold(one).startsWith(begun)),
    )
    .map(({ question: { word: named, text }, number }) => ({
      kind: 'word' as const,
      ...replaced(word, chinese ? named.zh : named.en),
      title: { text: `${number}` },
      text: { term: text },
      reason: { term: named },
    }))
}
