import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { protocolFor } from '../protocol/protocol.ts'
import { WORLD_ID } from '../world/world.ts'
import { offeredBy, raisedBy, tellAnswer } from './answers.ts'
import { Answer, Told } from './facts.ts'
import { incident, Priority } from './incident.ts'

const strict = { additionalProperties: false }

export const answer = command('incident.answer', {
  input: Type.Object({ incidentId: Id, questionId: Id, answer: Answer }, strict),
  roles: ['calltaker', ...DESK],
  /** What is said stands beside what was said before; where the card says so, it raises the priority in the same entry. */
  decide(city, { incidentId, questionId, answer }) {
    const { id, number, status, type, priority, facts } = city.incident(incidentId)
    if (status === 'closed') return refuse('incident.over', { incident: number })
    const questions = protocolFor(city.world(WORLD_ID).settings, type)?.questions ?? []
    const question = questions.find((one) => one.id === questionId)
    if (!question) return refuse('incident.noQuestion', { question: questionId, known: questions.map(({ id }) => id) })
    const told = tellAnswer(question, answer)
    if (!told)
      return refuse('incident.noAnswer', {
        question: questionId,
        kind: question.kind,
        known: offeredBy(question).map(({ id }) => id),
      })
    if (facts?.[questionId]?.answer === answer)
      return refuse('incident.sameAnswer', { incident: number, question: questionId })
    const raised = raisedBy(question, answer, priority)
    const said = { asked: question.word, answer, told }
    return [
      incident.make.answered(id, { questionId, ...said }),
      ...(raised === undefined ? [] : [incident.make.prioritised(id, { priority: raised, because: said })]),
    ]
  },
  undo(city, { incidentId, questionId }) {
    const { facts, priority } = city.incident(incidentId)
    const fact = facts?.[questionId]
    const former = fact && { asked: fact.asked, answer: fact.answer, told: fact.told }
    return { command: 'incident.unanswer', input: { incidentId, questionId, former, priority } }
  },
})

export const unanswer = command('incident.unanswer', {
  input: Type.Object(
    { incidentId: Id, questionId: Id, former: Type.Optional(Told), priority: Type.Optional(Priority) },
    strict,
  ),
  roles: ['calltaker', ...DESK],
  /** An answer that was given by mistake: the former one stands again, or the question is open, with the priority of then. */
  decide(city, { incidentId, questionId, former, priority }) {
    const { id, number, status, facts, priority: now } = city.incident(incidentId)
    if (status === 'closed') return refuse('incident.over', { incident: number })
    const fact = facts?.[questionId]
    if (!fact) return refuse('incident.notAnswered', { incident: number, question: questionId })
    return [
      former
        ? incident.make.answered(id, { questionId, ...former })
        : incident.make.unanswered(id, { questionId, asked: fact.asked }),
      ...(priority === undefined || priority === now ? [] : [incident.make.prioritised(id, { priority })]),
    ]
  },
})
