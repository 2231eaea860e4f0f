import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { command } from '../command.ts'
import { person, Rights } from './person.ts'

const strict = { additionalProperties: false }
const by = Type.String({ maxLength: 80 })

/** The hub writes down what an administrator granted, before it holds. */
export const grant = command('person.grant', {
  input: Type.Object({ personId: Id, ...Rights.properties, by }, strict),
  roles: [],
  decide: (_city, { personId, ...rights }) => [person.make.granted(personId, rights)],
})

export const remove = command('person.remove', {
  input: Type.Object({ personId: Id, by }, strict),
  roles: [],
  decide: (_city, { personId, by }) => [person.make.removed(personId, { by })],
})
