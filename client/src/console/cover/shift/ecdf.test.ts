import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ecdfOf, quantileOf, shareWithin } from './ecdf.ts'

const seconds = fc.array(fc.integer({ min: 0, max: 3600 }), { minLength: 1, maxLength: 60 })

test('the steps rise in value and share, and end at all', () =>
  fc.assert(
    fc.property(seconds, (values) => {
      const steps = ecdfOf(values)
      steps.forEach(({ value, share }, i) => {
        const former = steps[i - 1]
        if (!former) return
        expect(value).toBeGreaterThan(former.value)
        expect(share).toBeGreaterThan(former.share)
      })
      expect(steps.at(-1)).toEqual({ value: Math.max(...values), share: 1 })
    }),
  ))

test('at each step the share is that of the values up to it, and nine in ten take no longer than the ninth tenth', () =>
  fc.assert(
    fc.property(seconds, (values) => {
      const steps = ecdfOf(values)
      for (const { value, share } of steps) expect(share).toBeCloseTo(shareWithin(values, value))
      const p90 = quantileOf(steps, 0.9) ?? 0
      expect(shareWithin(values, p90)).toBeGreaterThanOrEqual(0.9 - 1e-9)
    }),
  ))

test('of nothing there is nothing', () => {
  expect(ecdfOf([])).toEqual([])
  expect(quantileOf([], 0.9)).toBeUndefined()
  expect(shareWithin([], 240)).toBe(0)
})
