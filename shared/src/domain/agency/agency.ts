import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { Term } from '../../kernel/measure.ts'

/** An organisation that owns units, facilities and stock. */
export const Agency = Type.Object({ id: Id, name: Term })
export type Agency = Type.Static<typeof Agency>

export const agency = aggregate(
  'agency',
  Agency,
)({
  sees: { public: ['name'] },
  events: {
    registered: { data: Type.Object({ name: Term }), evolve: (_, { name }, _meta, id) => ({ id, name }) },
  },
})
