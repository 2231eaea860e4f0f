import { Type } from 'typebox'
import { Id } from '../../kernel/ids.ts'
import { ByName } from '../../kernel/measure.ts'
import { Priority } from '../incident/incident.ts'
import { Vehicle } from './vehicle.ts'

/** So many units that can do this. */
export const Need = Type.Object({ capability: Id, count: Type.Integer({ minimum: 1 }) })
export type Need = Type.Static<typeof Need>

/** Statuses from which a unit may be taken to a more urgent call. Never one with a patient: that is not for a city to choose. */
const Leavable = Type.Enum(['dispatched', 'enroute', 'onscene'])

/**
 * Who may be taken from a lesser call: units in these statuses, from calls of `fromPriority` and below, for calls of
 * `forPriority` and above, and only where that is at least `leastGainSec` sooner than whom else there is.
 */
export const BreakOff = Type.Object(
  {
    fromPriority: Priority,
    forPriority: Priority,
    statuses: Type.Array(Leavable, { minItems: 1, maxItems: 3 }),
    leastGainSec: Type.Optional(Type.Integer({ minimum: 0, maximum: 3600 })),
  },
  { additionalProperties: false },
)
export type BreakOff = Type.Static<typeof BreakOff>

/** Seconds within which 10, 20 … 90 of 100 were free again, from reaching a status. */
export const Deciles = Type.Array(Type.Number({ minimum: 0 }), { minItems: 9, maxItems: 9 })

/** The rules by which a city answers calls. */
export const responding = {
  breakOff: Type.Optional(BreakOff),
  /** How long work lasts, by status and kind of unit. */
  freeAfterSec: Type.Optional(ByName(ByName(Deciles))),
  /** Who goes first to a call of which only the place is known. */
  preAlert: Type.Optional(Type.Array(Need, { maxItems: 5 })),
  /** What units go by, by what they can do: the first that a unit can decides. Where it names none, they go by the usual one. */
  vehicles: Type.Optional(ByName(Vehicle)),
}

/** What each further alarm of a type adds: the second alarm first. */
export const Alarms = Type.Array(Type.Array(Need, { minItems: 1, maxItems: 20 }), { maxItems: 4 })
