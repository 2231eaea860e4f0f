import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCover } from './cover.ts'

const CELLS = 4
const calls = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: CELLS, maxLength: CELLS })
const row = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: CELLS, maxLength: CELLS })
// As many units as a cell tells apart: all sums are then exact.
const cities = fc.record({
  calls: calls.map((perHour) => Float64Array.from(perHour)),
  rows: fc.array(
    row.map((eighths) => Float32Array.from(eighths, (count) => count / 8)),
    { minLength: 1, maxLength: 5 },
  ),
  busy: fc.constantFrom(0.25, 0.5),
})

function totalOf(callsPerHour: Float64Array, busy: number, rows: readonly (Float32Array | undefined)[]): number {
  const cover = createCover(callsPerHour, busy)
  cover.fill(rows)
  return cover.total()
}

test('what a unit adds, and what is lost without it, is the difference that it makes', () => {
  fc.assert(
    fc.property(cities, ({ calls, rows, busy }) => {
      const cover = createCover(calls, busy)
      cover.fill(rows)
      const losses = cover.losses(rows.length)
      rows.forEach((row, unit) => {
        const others = rows.map((one, at) => (at === unit ? undefined : one))
        const difference = totalOf(calls, busy, rows) - totalOf(calls, busy, others)
        expect(losses[unit]).toBeCloseTo(difference, 9)
        expect(cover.gain(row, unit)).toBeCloseTo(difference, 9)
      })
    }),
  )
})

test('one unit answers what it is free for; a second takes its share of the rest', () => {
  const certain = Float32Array.of(1)
  expect(totalOf(Float64Array.of(10), 0.25, [certain])).toBeCloseTo(7.5)
  expect(totalOf(Float64Array.of(10), 0.25, [certain, certain])).toBeCloseTo(7.5 + 2.5 * 0.75)
})
