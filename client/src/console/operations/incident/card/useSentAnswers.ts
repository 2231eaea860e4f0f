import { tellAnswer } from '@muster/shared/domain/incident/answers.ts'
import type { Protocol } from '@muster/shared/domain/protocol/protocol.ts'
import type { Term } from '@muster/shared/kernel/measure.ts'
import { useResults } from '../../../../live/commands.ts'

const isOpen = (kind: string): boolean => kind === 'sending' || kind === 'held'

/** Answers about this call that the hub has not confirmed, by question. */
export function useSentAnswers(incidentId: string, card: Protocol | undefined): Readonly<Record<string, Term>> {
  const results = useResults()
  const sent: Record<string, Term> = {}
  for (const { name, input, outcome } of results.toReversed()) {
    if (name !== 'incident.answer' || !isOpen(outcome.kind) || typeof input !== 'object' || !input) continue
    if (!('incidentId' in input && 'questionId' in input && 'answer' in input)) continue
    const { answer } = input
    const question = card?.questions.find(({ id }) => id === input.questionId)
    if (!question || input.incidentId !== incidentId) continue
    if (typeof answer !== 'string' && typeof answer !== 'number') continue
    const told = tellAnswer(question, answer)
    if (told) sent[question.id] = told
  }
  return sent
}
