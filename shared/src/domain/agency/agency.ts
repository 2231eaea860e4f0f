import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { Term, Text } from '../../kernel/measure.ts'

/** What an agency may be asked for when the city's own units do not suffice, and how it is asked. */
export const Aid = Type.Object(
  {
    capabilities: Type.Array(Id, { minItems: 1, maxItems: 20 }),
    call: Type.Optional(Text(200)),
    /** Until its first unit is here, as a rule. */
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
  },
  { additionalProperties: false },
)

/** An organisation that owns units, facilities and stock, or a neighbour that lends its own. */
export const Agency = Type.Object({ id: Id, name: Term, aid: Type.Optional(Aid) })
export type Agency = Type.Static<typeof Agency>

export const agency = aggregate(
  'agency',
  Agency,
)({
  sees: { public: ['name'], field: ['aid'] },
  events: {
    registered: {
      data: Type.Object({ name: Term, aid: Type.Optional(Aid) }),
      evolve: (_, { name, aid }, _meta, id) => ({ id, name, aid }),
    },
  },
})
