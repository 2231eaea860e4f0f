import { Type } from 'typebox'
import { DESK } from '../../access/roles.ts'
import type { Actor } from '../../kernel/entry.ts'
import { Id } from '../../kernel/ids.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { command } from '../command.ts'
import { PREMISE_KINDS, PremiseNote, premise } from './premise.ts'

const strict = { additionalProperties: false }
/** A house with its yard. */
const METRES = 40
const input = {
  ...PremiseNote.properties,
  metres: Type.Optional(PremiseNote.properties.metres),
  kind: Type.Enum([...PREMISE_KINDS]),
}
type Asked = Type.Static<ReturnType<typeof Type.Object<typeof input>>>

/** A note has to say of which place it is, and until a time that is still to come. */
const misfit = ({ place, validUntil }: Asked, cityTime: number): Refusal | undefined => {
  if (!place.point && !place.address) return refuse('premise.noPlace')
  if (validUntil !== undefined && validUntil <= cityTime) return refuse('premise.past')
  return undefined
}

const noteOf = ({ place, metres = METRES, kind, text, validUntil }: Asked, { id, name }: Actor) => ({
  ...{ place, metres, kind, text, validUntil },
  by: { id, name },
})

export const add = command('premise.add', {
  input: Type.Object(input, strict),
  roles: DESK,
  decide: (_city, asked, { newId, cityTime, actor }) =>
    misfit(asked, cityTime) ?? [premise.make.added(newId(), noteOf(asked, actor))],
  result: ([added]) => ({ premiseId: added?.id }),
  undo: (_city, _input, [added]) => added && { command: 'premise.strike', input: { premiseId: added.id } },
})

export const amend = command('premise.amend', {
  input: Type.Object({ premiseId: Id, ...input }, strict),
  roles: DESK,
  decide: (city, { premiseId, ...asked }, { cityTime, actor }) =>
    misfit(asked, cityTime) ?? [premise.make.amended(city.premise(premiseId).id, noteOf(asked, actor))],
  undo(city, { premiseId }) {
    const { place, metres, kind, text, validUntil } = city.premise(premiseId)
    return { command: 'premise.amend', input: { premiseId, place, metres, kind, text, validUntil } }
  },
})

export const strike = command('premise.strike', {
  input: Type.Object({ premiseId: Id }, strict),
  roles: DESK,
  decide: (city, { premiseId }) => [premise.make.struck(city.premise(premiseId).id, {})],
  undo(city, { premiseId }) {
    const { place, metres, kind, text, validUntil } = city.premise(premiseId)
    return { command: 'premise.add', input: { place, metres, kind, text, validUntil } }
  },
})
