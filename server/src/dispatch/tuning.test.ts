import type { Pace } from '@muster/shared/domain/world/pace.ts'
import { expect, test } from 'vitest'
import { chanceOf, p90Of } from './onTime.ts'
import { driveSec, TUNING, tuningAt, tuningOf, turnoutIn } from './tuning.ts'

const hours = (of: (hour: number) => number) => Array.from({ length: 24 }, (_, hour) => of(hour))
const pace: Pace = {
  driveByHour: hours((hour) => (hour < 6 ? 1.5 : 1)),
  driveSpread: 0.4,
  turnoutByHour: { engine: { p50: hours((hour) => (hour < 6 ? 110 : 60)), p90: hours(() => 150) } },
}
const settings = { turnoutSec: { engine: 75, medic: 20 }, stopAndStartSec: 50, pace }

test('crews and drives go by the hour where the log of the city tells, and by its settings where it does not', () => {
  const tuning = { ...TUNING, ...tuningOf(settings) }
  const [night, day] = [tuningAt(tuning, 3), tuningAt(tuning, 12)]
  expect([driveSec(night, 100), driveSec(day, 100)]).toEqual([225, 150])
  expect(turnoutIn(night, 'engine')).toEqual({ turnoutSec: 110, turnoutP90Sec: 150 })
  expect(turnoutIn(day, 'engine').turnoutSec).toBe(60)
  expect(turnoutIn(night, 'medic')).toEqual({ turnoutSec: 20, turnoutP90Sec: 34 })
  expect(tuningAt(tuning, 3)).toBe(night)
  const { pace: _, ...untold } = settings
  const always = { ...TUNING, ...tuningOf(untold) }
  expect(tuningAt(always, 3)).toBe(always)
})

test('nine of ten take longer than half do; whoever has no drive before it has only its turn-out to scatter', () => {
  expect(p90Of({ turnoutSec: 60, turnoutP90Sec: 100, driveSec: 0 }, TUNING)).toBe(100)
  const driven = p90Of({ turnoutSec: 0, turnoutP90Sec: 0, driveSec: 100 }, { driveSpread: 0.41 })
  expect(driven).toBeCloseTo(169, 0)
  // Both together scatter less than their sum.
  const both = p90Of({ turnoutSec: 60, turnoutP90Sec: 100, driveSec: 100 }, { driveSpread: 0.41 })
  expect(both).toBeGreaterThan(160)
  expect(both).toBeLessThan(driven + 100)
})

test('the wider drives scatter, the surer the late one is in time and the less the early one', () => {
  const [narrow, wide] = [{ weighedSpread: 0.2 }, { weighedSpread: 0.5 }]
  expect(chanceOf(480, 480, narrow)).toBeCloseTo(0.5, 1)
  expect(chanceOf(300, 480, narrow)).toBeGreaterThan(chanceOf(300, 480, wide))
  expect(chanceOf(700, 480, narrow)).toBeLessThan(chanceOf(700, 480, wide))
})
