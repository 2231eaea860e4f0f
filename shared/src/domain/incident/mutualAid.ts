import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs } from '../../kernel/measure.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { AidState, Asked } from './aid.ts'
import { incident } from './incident.ts'
import { notOpen } from './survivor.ts'

const strict = { additionalProperties: false }
/** More requests for one call nobody keeps an eye on. */
const MOST = 30

/** Writes down that a neighbour is being asked for help. Asking itself is done by phone or radio: their units are theirs to send. */
export const requestAid = command('incident.requestAid', {
  input: Type.Object({ incidentId: Id, agencyId: Id, capability: Id, count: Asked.properties.count }, strict),
  roles: DESK,
  decide(city, { incidentId, agencyId, capability, count }, { newId, actor }) {
    const call = city.incident(incidentId)
    const over = notOpen(city, call)
    if (over) return over
    const { name: agency, aid } = city.agency(agencyId)
    if (!aid?.capabilities.includes(capability))
      return refuse('agency.lendsNot', { agency, capability, known: aid?.capabilities ?? [] })
    const { number, aid: requests = [] } = call
    // Two desks ask at once: the slower learns that the other is on the phone already.
    const known = requests.find(
      (one) => one.agencyId === agencyId && one.capability === capability && one.state === 'asked',
    )
    if (known)
      return refuse('incident.aidAsked', {
        ...{ incident: number, agency, by: known.askedBy, count: known.count, capability },
      })
    if (requests.length >= MOST) return refuse('incident.aidTooMuch', { incident: number, most: MOST })
    return [
      incident.make.aidRequested(incidentId, {
        aidId: newId(),
        agencyId,
        agency,
        capability,
        count,
        askedBy: actor.name,
      }),
    ]
  },
  result: ([asked]) => ({ aidId: asked?.data.aidId }),
  undo: (_city, { incidentId }, [asked]) =>
    asked && { command: 'incident.answerAid', input: { incidentId, aidId: asked.data.aidId, state: 'withdrawn' } },
})

/** Writes down what became of a request: what the neighbour said, that its units are there, or that they are not needed any more. */
export const answerAid = command('incident.answerAid', {
  input: Type.Object(
    {
      ...{ incidentId: Id, aidId: Id, state: AidState },
      /** Of those who agreed: when they mean to be there, city time. */
      expectedAt: Type.Optional(EpochMs),
    },
    strict,
  ),
  roles: [...DESK, 'liaison'],
  // A liaison speaks for its own agency.
  owner: ({ incidentId, aidId }, city) => ({
    ...{ aggregate: 'incident', id: incidentId },
    agencyIds: (city.find('incident', incidentId)?.aid ?? []).flatMap((one) =>
      one.aidId === aidId ? [one.agencyId] : [],
    ),
  }),
  decide(city, { incidentId, aidId, state, expectedAt }) {
    const { number, aid = [] } = city.incident(incidentId)
    const request = aid.find((one) => one.aidId === aidId)
    if (!request) return refuse('incident.noSuchAid', { incident: number }, 404)
    const { agency } = request
    if (request.state === state && request.expectedAt === expectedAt)
      return refuse('incident.aidAnsweredSo', { incident: number, agency, state })
    if (expectedAt !== undefined && state !== 'agreed') return refuse('incident.aidNoTime', { state })
    return [incident.make.aidAnswered(incidentId, { aidId, agency, state, expectedAt })]
  },
  undo(city, { incidentId, aidId }) {
    const former = city.incident(incidentId).aid?.find((one) => one.aidId === aidId)
    const { state, expectedAt } = former ?? {}
    return former && { command: 'incident.answerAid', input: { incidentId, aidId, state, expectedAt } }
  },
})
