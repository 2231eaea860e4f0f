import { Type } from 'typebox'

/** How a city plans who is on duty when, and where they wait. */
export const Planning = Type.Object(
  {
    /** Lengths of its shifts, h. */
    shiftHours: Type.Optional(Type.Array(Type.Integer({ minimum: 4, maximum: 24 }), { minItems: 1, maxItems: 4 })),
    /** Shifts begin at midnight and every so many hours from there. */
    startEveryHours: Type.Optional(Type.Enum([1, 2, 3, 4, 6, 8, 12, 24])),
    /** So large a share of calls is to be answered in time. */
    inTime: Type.Optional(Type.Number({ minimum: 0.5, maximum: 0.99 })),
  },
  { additionalProperties: false },
)
export type Planning = Type.Static<typeof Planning>
