import { Type } from 'typebox'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { SEAL_ID, SealData, seal } from './seal.ts'

export const make = command('seal.make', {
  input: Type.Object(SealData.properties, { additionalProperties: false }),
  roles: [],
  /** It must continue the last one: of two hubs that seal at the same moment, one wins. */
  decide(city, claim) {
    city.hub(claim.keyId)
    const last = city.find('seal', SEAL_ID)
    if (claim.to < claim.from || claim.from !== (last?.to ?? 0) + 1 || claim.former !== (last?.hash ?? ''))
      return refuse('seal.overtaken', { to: last?.to ?? 0 })
    return [seal.make.made(SEAL_ID, claim)]
  },
})
