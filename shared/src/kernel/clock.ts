import { Type } from 'typebox'
import { EpochMs } from './measure.ts'

/** The city's clock: at `anchorAt` (Redis's time) the city stood at `anchorCityTime` and has run `rate` times as fast since. */
export const CityClock = Type.Object({
  anchorAt: EpochMs,
  anchorCityTime: EpochMs,
  rate: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
})
export type CityClock = Type.Static<typeof CityClock>

/** City time, epoch ms, at the moment `at` of Redis's clock. Never earlier than the anchor. */
export const cityTimeAt = (clock: CityClock, at: number): number =>
  clock.anchorCityTime + Math.round(Math.max(0, at - clock.anchorAt) * clock.rate)
