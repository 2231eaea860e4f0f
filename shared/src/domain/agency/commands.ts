import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { Term } from '../../kernel/measure.ts'
import { command } from '../command.ts'
import { agency } from './agency.ts'

export const register = command('agency.register', {
  input: Type.Object({ agencyId: Id, name: Term }, { additionalProperties: false }),
  roles: ['admin'],
  decide: (_city, { agencyId, name }) => [agency.make.registered(agencyId, { name })],
})
