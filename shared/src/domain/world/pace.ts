import { Type } from 'typebox'
import { ByName } from '../../kernel/measure.ts'

/** By hour of the day, 0 to 23, of the city's clock. */
const byHour = (most: number) => Type.Array(Type.Number({ minimum: 0, maximum: most }), { minItems: 24, maxItems: 24 })

/** How the city's own log says that units get going and drive. */
export const Pace = Type.Object({
  /** Recorded over estimated seconds of a drive: half of them take no longer. */
  driveByHour: byHour(10),
  /** Standard deviation of the logarithm of a drive's recorded seconds over those: nine of ten take at most e^1.28 of it times as long. */
  driveSpread: Type.Number({ minimum: 0.01, maximum: 2 }),
  /** Seconds from dispatch to en route, by unit kind: half of the crews take no longer; nine of ten take no longer. */
  turnoutByHour: ByName(Type.Object({ p50: byHour(1800), p90: byHour(1800) })),
})
export type Pace = Type.Static<typeof Pace>
