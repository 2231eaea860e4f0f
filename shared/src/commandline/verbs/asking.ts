import type { Incident } from '../../domain/incident/incident.ts'
import { cardOf, readAnswers } from '../answers.ts'
import { type Desk, isLineRefusal, type Order, type Plan, refusePlan } from '../order.ts'
import { incidentOf, writtenNumber } from '../resolve.ts'
import { hasHan } from '../spelling.ts'
import type { Verb } from '../verb.ts'

/** What the text answers about this incident; the answers of one line are sent one by one, each with its own place in the log. */
function answersAbout(incident: Incident, text: string, desk: Desk): Plan {
  const questions = cardOf(incident, desk)?.questions
  if (!questions) {
    const types = desk.city.find('world', 'world')?.settings?.incidentTypes ?? []
    const type = types.find(({ id }) => id === incident.type)?.name ?? incident.type
    return refusePlan('noCard', { type })
  }
  const { answers, open, no } = readAnswers(text, questions)
  if (no) return { kind: 'refused', ...no }
  if (open) return refusePlan('whichAnswer', { question: open.text })
  const lang = hasHan(text) ? 'zh' : 'en'
  return {
    kind: 'commands',
    commands: answers.map(({ question, answer }) => ({
      command: 'incident.answer',
      input: { incidentId: incident.id, questionId: question.id, answer },
      text: `Q ${writtenNumber(incident, desk)} ${question.word[lang]} ${answer}`,
    })),
  }
}

/** A number first is an incident's, unless the line reads only as answers about the selected one: `Q 1 y`. */
function plan(order: Order, desk: Desk): Plan {
  const { incident: number, text = '', verb } = order
  const incident = incidentOf(order, desk)
  const asked = text === '' ? refusePlan('textMissing', { verb }) : undefined
  const first: Plan = isLineRefusal(incident)
    ? { kind: 'refused', ...incident }
    : (asked ?? answersAbout(incident, text, desk))
  if (number === undefined || first.kind !== 'refused') return first
  const selected = incidentOf({ ...order, incident: undefined }, desk)
  if (isLineRefusal(selected)) return first
  const second = answersAbout(selected, `${number} ${text}`, desk)
  return second.kind === 'refused' ? first : second
}

/** Answers what the card of an incident asks, several questions in one line, while the caller speaks. */
export const asking: Verb = {
  word: 'Q',
  aliases: ['问', '询问'],
  takes: { incident: true, text: 'rest' },
  command: 'incident.answer',
  plan,
}
