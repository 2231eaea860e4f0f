import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { command } from '../command.ts'
import { FacilityProfile, facility } from './facility.ts'

export const register = command('facility.register', {
  input: Type.Object({ facilityId: Id, ...FacilityProfile.properties }, { additionalProperties: false }),
  roles: ['supervisor', 'logistics', 'admin'],
  decide: (_city, { facilityId, ...profile }) => [facility.make.registered(facilityId, profile)],
})
