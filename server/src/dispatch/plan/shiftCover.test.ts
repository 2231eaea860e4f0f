import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packing } from './packing.ts'
import { type ShiftBlock, shiftCover } from './shiftCover.ts'

const dayOf = (need: (hour: number) => number) => Array.from({ length: 24 }, (_, hour) => need(hour))
const coversIn = (blocks: readonly ShiftBlock[], hour: number): number =>
  blocks.reduce((sum, { startHour, hours, units }) => sum + ((hour - startHour + 24) % 24 < hours ? units : 0), 0)

test('a packing is the best that trying all shows, and its prices are what the room is worth', () => {
  // Two goods of 3 and 5 for one; room for 4 of the first, 12 halves of the second, 18 of both.
  const rows = [Float64Array.of(1, 0), Float64Array.of(0, 2), Float64Array.of(3, 2)]
  const { gain, prices } = packing(rows, [4, 12, 18], [3, 5])
  expect(gain).toBeCloseTo(36, 9)
  expect([...prices].map((price) => Math.round(100 * price) / 100)).toEqual([0, 1.5, 1])
})

test('shifts have in each hour as many on duty as it needs, and no fewer hours than the least', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30), { minLength: 24, maxLength: 24 }),
      fc.constantFrom([12, 10], [12], [8, 12], [24], [9, 10]),
      (needs, lengths) => {
        const { blocks, onDuty, unitHours, leastUnitHours } = shiftCover(needs, lengths)
        for (const [hour, need] of needs.entries()) {
          expect(onDuty[hour]).toBe(coversIn(blocks, hour))
          expect(onDuty[hour]).toBeGreaterThanOrEqual(need)
        }
        expect(unitHours).toBe(blocks.reduce((sum, { hours, units }) => sum + hours * units, 0))
        expect(leastUnitHours).toBeLessThanOrEqual(unitHours)
        expect(leastUnitHours).toBeGreaterThanOrEqual(needs.reduce((sum, need) => sum + need, 0))
        expect(blocks.every(({ hours }) => lengths.some((length) => length === hours))).toBe(true)
      },
    ),
    { numRuns: 25 },
  )
})

test('the least is found, as trying every number of each shift shows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }), (parts) => {
      // Shifts of 8, 16 and 24 h that begin every 8 h: nine kinds, of which at most six are wanted.
      const needs = dayOf((hour) => parts[Math.floor(hour / 8)] ?? 0)
      let least = Number.POSITIVE_INFINITY
      for (let code = 0; code < 4 ** 6; code++) {
        const units = Array.from({ length: 6 }, (_, kind) => Math.floor(code / 4 ** kind) % 4)
        const blocks = units.map((count, kind) => ({
          ...{ startHour: 8 * (kind % 3), hours: kind < 3 ? 8 : 16, units: count },
        }))
        if (!needs.every((need, hour) => coversIn(blocks, hour) >= need)) continue
        least = Math.min(
          least,
          blocks.reduce((sum, { hours, units }) => sum + hours * units, 0),
        )
      }
      expect(shiftCover(needs, [8, 16], 8).unitHours).toBe(least)
    }),
    { numRuns: 20 },
  )
})

test('where nobody is needed nobody comes; one for all hours in shifts of ten comes three times; a peak is met by one more shift', () => {
  expect(
    shiftCover(
      dayOf(() => 0),
      [12, 10],
    ),
  ).toMatchObject({ blocks: [], unitHours: 0, leastUnitHours: 0 })
  expect(
    shiftCover(
      dayOf(() => 1),
      [10],
    ),
  ).toMatchObject({ unitHours: 30, leastUnitHours: 30 })
  const peak = shiftCover(
    dayOf((hour) => (hour >= 12 && hour < 20 ? 3 : 2)),
    [12, 8],
  )
  expect(peak).toMatchObject({ unitHours: 56, leastUnitHours: 56 })
})
