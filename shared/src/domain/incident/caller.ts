import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { Text } from '../../kernel/measure.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { incident } from './incident.ts'

/** Who called, as they told it. Only the one who asks and who may read it see this; everything else holds it sealed. */
export const Caller = Type.Object(
  { name: Type.Optional(Text(80)), phone: Type.Optional(Text(40)) },
  { additionalProperties: false, minProperties: 1 },
)
export type Caller = Type.Static<typeof Caller>

const about = { incidentId: Id, subject: Id }

/** Who is to be called back, told or corrected later; the former words stay under the same key and go with it. */
export const setCaller = command('incident.setCaller', {
  input: Type.Object({ incidentId: Id, caller: Caller }, { additionalProperties: false }),
  roles: ['calltaker', ...DESK],
  personal: ['caller'],
  needs: ({ incidentId, caller }, city) => ({
    seal: caller,
    sealAs: city.find('incident', incidentId)?.caller?.subject,
  }),
  decide(city, { incidentId }, { sealed }) {
    const { id } = city.incident(incidentId)
    return sealed ? [incident.make.callerSet(id, { caller: sealed })] : []
  },
})

/** Said by the hub on behalf of who reads: that a caller's words were read is itself on the record. */
export const readCaller = command('incident.readCaller', {
  input: Type.Object(
    { ...about, reader: Type.Object({ id: Type.String(), name: Type.String() }) },
    { additionalProperties: false },
  ),
  roles: [],
  decide: (_city, { incidentId, subject, reader }) => [incident.make.callerRead(incidentId, { subject, reader })],
})

/**
 * Deletes the key of whom it is about, wherever the incident lies by now: the words are gone, the journal still verifies.
 * The key goes first. Where its going did not reach the record (somebody was faster, the hub was killed), the incident
 * still names whom it was about, and the next asking records it.
 */
export const forgetCaller = command('incident.forgetCaller', {
  input: Type.Object(about, { additionalProperties: false }),
  roles: ['supervisor'],
  // Where it can be seen that this is not the one, nobody is forgotten by mistake.
  needs({ incidentId, subject }, city) {
    const known = city.find('incident', incidentId)
    return known && known.caller?.subject !== subject ? {} : { forget: subject }
  },
  decide(city, { incidentId, subject }, { forgotten }) {
    const isNamed = city.find('incident', incidentId)?.caller?.subject === subject
    if (!forgotten && !isNamed) return refuse('incident.noCaller', { id: incidentId }, 404)
    return [incident.make.callerForgotten(incidentId, { subject })]
  },
})
