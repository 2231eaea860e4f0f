import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { Worker } from '../sector/sector.ts'

const Passed = { sectors: Type.Array(Id), incidentIds: Type.Array(Id) }
const reason = Type.Optional(Text(200))

/**
 * The hand-over that somebody last offered; the id is theirs. It is two steps: until the other has accepted, everything is
 * still in the hand of who offers. `incidentIds`: the open calls that go along, as listed then, or as they went.
 */
export const Shift = Type.Object({
  id: Id,
  from: Worker,
  to: Worker,
  ...Passed,
  notes: Type.Optional(Text(2000)),
  state: Type.Enum(['offered', 'accepted', 'declined', 'withdrawn']),
  /** City time of the last change of state. */
  since: EpochMs,
  reason,
})
export type Shift = Type.Static<typeof Shift>

export const shift = aggregate(
  'shift',
  Shift,
)({
  history: true,
  // Notes between desks are in free words, and may tell of callers.
  sees: { personal: ['notes', 'reason'] },
  events: {
    offered: {
      data: Type.Object({ from: Worker, to: Worker, ...Passed, notes: Type.Optional(Text(2000)) }),
      evolve: (_, offer, { cityTime }, id) => ({ ...offer, id, state: 'offered', since: cityTime }),
    },
    accepted: {
      data: Type.Object(Passed),
      evolve: (before, passed, { cityTime }) => before && { ...before, ...passed, state: 'accepted', since: cityTime },
    },
    declined: {
      data: Type.Object({ reason }),
      evolve: (before, { reason: why }, { cityTime }) =>
        before && { ...before, state: 'declined', reason: why, since: cityTime },
    },
    withdrawn: {
      data: Type.Object({}),
      evolve: (before, _, { cityTime }) => before && { ...before, state: 'withdrawn', since: cityTime },
    },
  },
})
