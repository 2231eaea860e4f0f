import { Type } from 'typebox'
import { refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { hub, keyIdOf, PublicKey } from './hub.ts'

export const join = command('hub.join', {
  input: Type.Object({ publicKey: PublicKey }, { additionalProperties: false }),
  roles: [],
  decide(city, { publicKey }) {
    const id = keyIdOf(publicKey)
    if (city.find('hub', id)) return refuse('hub.known', { id })
    return [hub.make.joined(id, { publicKey })]
  },
})
