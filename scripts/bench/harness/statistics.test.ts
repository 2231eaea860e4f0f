import { expect, test } from 'vitest'
import { growthOf, median, quantile, ratioOf } from './statistics.ts'

test('medians and quantiles lie between neighbours in proportion', () => {
  expect(median([5, 1, 3])).toBe(3)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(quantile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48)
  expect(quantile([], 0.5)).toBeNaN()
})

test('a ratio is that of the medians, inside its interval, and the same at each look', () => {
  const rounds = { product: [11, 9, 10, 30, 10.5], bound: [5, 4.5, 5.5, 5, 15] }
  const ratio = ratioOf(rounds)
  expect(ratio.median).toBeCloseTo(10.5 / 5)
  expect(ratio.low).toBeLessThanOrEqual(ratio.median)
  expect(ratio.high).toBeGreaterThanOrEqual(ratio.median)
  expect(ratioOf(rounds)).toEqual(ratio)
  expect(ratioOf({ product: [4, 4, 4], bound: [2, 2, 2] })).toEqual({ median: 2, low: 2, high: 2 })
})

test('growth is the power of the size: none, in step, squared', () => {
  const sizes = [10, 100, 1000, 10_000]
  const exponent = (power: number) =>
    growthOf(
      'things',
      sizes.map((size) => [size, 3 * size ** power] as const),
    ).exponent
  expect([exponent(0), exponent(1), exponent(2)].map((one) => Math.round(one * 1e9) / 1e9)).toEqual([0, 1, 2])
})
