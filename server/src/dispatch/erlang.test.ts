import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lossShare, unitsFor } from './erlang.ts'

test('the loss is that of the published tables', () => {
  // 5 Erlangs: 1 % lost on 11 lines, 10 % on 8 (tables of the formula, ITU E.520).
  expect(lossShare(5, 11)).toBeCloseTo(0.0083, 4)
  expect(lossShare(5, 8)).toBeCloseTo(0.07, 3)
  expect(lossShare(0, 1)).toBe(0)
})

test('one unit is needed where nothing is expected, and more with every bit of work', () => {
  expect([0, 0.1, 0.2, 1, 5].map((load) => unitsFor(load))).toEqual([1, 1, 2, 3, 8])
})

test('so many are enough, and one fewer is not', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (load) => {
      const units = unitsFor(load)
      expect(lossShare(load, units)).toBeLessThanOrEqual(0.1 + 1e-9)
      if (units > 1) expect(lossShare(load, units - 1)).toBeGreaterThan(0.1)
    }),
  )
})
