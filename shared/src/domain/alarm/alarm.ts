import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { EpochMs, Text } from '../../kernel/measure.ts'
import { ALARM_KINDS } from './kinds.ts'

export const AlarmId = Type.String({ pattern: `^(${ALARM_KINDS.join('|')})--[A-Za-z0-9_.-]{1,80}$` })

const Who = Type.Object({ id: Type.String(), name: Type.String() })

/** Put aside with a reason until a moment of city time: it makes no sound and has a line of its own kind meanwhile. */
export const Shelf = Type.Object({ by: Who, reason: Text(200), at: EpochMs, until: EpochMs })
export type Shelf = Type.Static<typeof Shelf>

/**
 * What people have done about an alarm. Whether it stands is not here: it follows from the city (`alarms/`), so that
 * nobody can forget to raise one. `taken` counts for the occurrence during which it was said.
 */
export const Alarm = Type.Object({
  id: Type.String(),
  shelved: Type.Optional(Shelf),
  taken: Type.Optional(Type.Object({ by: Who, at: EpochMs })),
})
export type Alarm = Type.Static<typeof Alarm>

export const alarm = aggregate(
  'alarm',
  Alarm,
)({
  events: {
    shelved: {
      data: Type.Object({ by: Who, reason: Text(200), until: EpochMs }),
      evolve: (before, { by, reason, until }, { cityTime }, id) => ({
        ...before,
        id,
        shelved: { by, reason, at: cityTime, until },
      }),
    },
    unshelved: { data: Type.Object({}), evolve: (before) => before && { ...before, shelved: undefined } },
    taken: {
      data: Type.Object({ by: Who }),
      evolve: (before, { by }, { cityTime }, id) => ({ ...before, id, taken: { by, at: cityTime } }),
    },
    /** What was said of it no longer counts and leaves live state, so that live state stays bounded. */
    lapsed: { data: Type.Object({}), evolve: () => undefined },
  },
})
