import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { Term } from '../../kernel/measure.ts'
import { command } from '../command.ts'
import { Aid, agency } from './agency.ts'

export const register = command('agency.register', {
  input: Type.Object({ agencyId: Id, name: Term, aid: Type.Optional(Aid) }, { additionalProperties: false }),
  roles: ['admin'],
  decide: (_city, { agencyId, ...profile }) => [agency.make.registered(agencyId, profile)],
  /** What it was before is registered again. A new one stays: it may have been named meanwhile. */
  undo(city, { agencyId }) {
    const { id, ...former } = city.find('agency', agencyId) ?? {}
    return id === undefined ? undefined : { command: 'agency.register', input: { agencyId, ...former } }
  },
})
