import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { worksAtDesk } from '../person/person.ts'
import { incident } from './incident.ts'

/** Puts a colleague's name on one call; they see it as unread, and may hand it back. */
export const handOver = command('incident.handOver', {
  input: Type.Object({ incidentId: Id, to: Id }, { additionalProperties: false }),
  roles: ['calltaker', ...DESK],
  decide(city, { incidentId, to }, { actor }) {
    const { id, number, owner, status } = city.incident(incidentId)
    const colleague = city.find('person', to)
    if (!colleague || !worksAtDesk(colleague)) return refuse('person.notAtDesk', { id: to })
    if (status === 'closed') return refuse('incident.over', { incident: number })
    if (owner?.id === to) return refuse('incident.theirs', { incident: number, owner: owner.name })
    const formerOwner = owner?.name ?? actor.name
    return [incident.make.handedOver(id, { owner: { id: to, name: colleague.name }, formerOwner })]
  },
  undo(city, { incidentId }) {
    const { owner } = city.incident(incidentId)
    return owner && { command: 'incident.handOver', input: { incidentId, to: owner.id } }
  },
})
