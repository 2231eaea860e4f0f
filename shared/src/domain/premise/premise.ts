import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { Place } from '../incident/incident.ts'

/** What a note about a place is for. `hazard`: what can hurt who goes there; `access`: how one gets in. */
export const PREMISE_KINDS = ['hazard', 'access', 'contact', 'note'] as const
export type PremiseKind = (typeof PREMISE_KINDS)[number]

export const PremiseNote = Type.Object({
  place: Place,
  /** How far around its point it holds. */
  metres: Type.Integer({ minimum: 1, maximum: 2000 }),
  kind: Type.Enum([...PREMISE_KINDS]),
  text: Text(1000),
  /** City time until which it is to be believed. */
  validUntil: Type.Optional(EpochMs),
})

const By = { by: Type.Object({ id: Type.String(), name: Type.String() }) }

/** What is known of a place and holds for every call there, with who wrote it and when. */
export const Premise = Type.Object({ id: Id, ...PremiseNote.properties, ...By, writtenAt: EpochMs })
export type Premise = Type.Static<typeof Premise>

export const premise = aggregate(
  'premise',
  Premise,
)({
  history: true,
  // Crews need to know what can hurt them; the public learns nothing of a house.
  sees: { field: ['place', 'metres', 'kind', 'text', 'validUntil', 'by', 'writtenAt'] },
  events: {
    added: {
      data: Type.Object({ ...PremiseNote.properties, ...By }),
      evolve: (_, note, { cityTime }, id) => ({ ...note, id, writtenAt: cityTime }),
    },
    amended: {
      data: Type.Object({ ...PremiseNote.properties, ...By }),
      evolve: (before, note, { cityTime }, id) => before && { ...note, id, writtenAt: cityTime },
    },
    /** It holds no more; what it was is in the journal. */
    struck: { data: Type.Object({}), evolve: () => undefined },
  },
})
