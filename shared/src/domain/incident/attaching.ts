import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import { Id } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { incident } from './incident.ts'
import { Attachment, Hash } from './record.ts'

const strict = { additionalProperties: false }
const roles = ['calltaker', ...DESK] as const
/** So many files of one call can be told apart; more belong into the report that is written afterwards. */
const MOST = 60

/** Puts a file that was sent to the hub before on a call. What it is and how large, the hub knows by itself. */
export const attach = command('incident.attach', {
  input: Type.Object({ incidentId: Id, hash: Hash, name: Attachment.properties.name }, strict),
  roles,
  needs: ({ incidentId, hash }) => ({ file: { incidentId, hash } }),
  decide(city, { incidentId, hash, name }, { file }) {
    const { id, number, attachments = [] } = city.incident(incidentId)
    if (!file) return refuse('incident.noSuchFile', { incident: number }, 404)
    if (attachments.some((one) => one.hash === hash)) return refuse('incident.attachedBefore', { incident: number })
    if (attachments.length >= MOST) return refuse('incident.fullOfFiles', { incident: number, most: MOST })
    return [incident.make.attached(id, { attachment: { hash, name, ...file } })]
  },
  undo: (_city, { incidentId, hash }) => ({ command: 'incident.detach', input: { incidentId, hash } }),
})

export const detach = command('incident.detach', {
  input: Type.Object({ incidentId: Id, hash: Hash }, strict),
  roles,
  // From now on it may be on no call at all: it is looked at again in a day.
  needs: ({ incidentId, hash }) => ({ file: { incidentId, hash } }),
  decide(city, { incidentId, hash }) {
    const { id, number, attachments = [] } = city.incident(incidentId)
    if (!attachments.some((one) => one.hash === hash)) return refuse('incident.notAttached', { incident: number })
    return [incident.make.detached(id, { hash })]
  },
  undo(city, { incidentId, hash }) {
    const name = city.find('incident', incidentId)?.attachments?.find((one) => one.hash === hash)?.name
    return name === undefined ? undefined : { command: 'incident.attach', input: { incidentId, hash, name } }
  },
})
