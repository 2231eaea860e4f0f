import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs } from '../../kernel/measure.ts'

/** Somebody at the desk, as the record names them. */
export const Worker = Type.Object({ id: Id, name: Type.String() })
export type Worker = Type.Static<typeof Worker>

/**
 * Who works the calls of one battalion, the id, since when; nobody: it is uncovered. A sector that was never worked has no
 * record, so a city that does not divide its desk this way has none.
 */
export const Sector = Type.Object({ id: Id, worker: Type.Optional(Worker), since: EpochMs })
export type Sector = Type.Static<typeof Sector>

export const sector = aggregate(
  'sector',
  Sector,
)({
  history: true,
  events: {
    taken: {
      data: Type.Object({ worker: Worker }),
      evolve: (_, { worker }, { cityTime }, id) => ({ id, worker, since: cityTime }),
    },
    left: {
      data: Type.Object({}),
      evolve: (_, _data, { cityTime }, id) => ({ id, since: cityTime }),
    },
  },
})
