import { describe, expect, test } from 'vitest'
import { lots } from '../../harness/statistics.ts'
import { meanDifference, quantileDifference } from './bootstrap.ts'
import type { Sample } from './samples.ts'

const BLOCKS = 28
const sample = (block: number, travelSec: number): Sample => ({ block, area: '', travelSec, responseSec: travelSec })
const isLate = ({ travelSec }: Sample): number => (travelSec > 240 ? 1 : 0)
const travel = ({ travelSec }: Sample): number => travelSec

/** Forty arrivals in each of 28 blocks. */
const week = (of: (block: number, draw: number) => number): Sample[] => {
  const draw = lots(3)
  return Array.from({ length: BLOCKS * 40 }, (_, i) => sample(i % BLOCKS, of(i % BLOCKS, draw())))
}

describe('the difference of two policies', () => {
  test('is nothing between a policy and itself, with no interval', () => {
    const one = week((_, lot) => 100 + 200 * lot)
    expect(meanDifference([{ ours: one, theirs: one }], isLate)).toEqual({ value: 0, low: 0, high: 0 })
    expect(quantileDifference([{ ours: one, theirs: one }], travel, 0.9)).toEqual({ value: 0, low: 0, high: 0 })
  })

  test('that is the same in every block is certain, absolutely and as a share', () => {
    const theirs = week(() => 200)
    const ours = theirs.map((one) => ({ ...one, travelSec: 190 }))
    expect(meanDifference([{ ours, theirs }], travel)).toEqual({ value: -10, low: -10, high: -10 })
    expect(meanDifference([{ ours, theirs }], travel, { relative: true }).value).toBeCloseTo(-0.05)
    expect(quantileDifference([{ ours, theirs }], travel, 0.5)).toEqual({ value: -10, low: -10, high: -10 })
  })

  test('that comes from one block of 28 alone proves nothing', () => {
    const theirs = week(() => 200)
    const ours = theirs.map((one) => ({ ...one, travelSec: one.block === 5 ? 300 : 200 }))
    const { value, low, high } = meanDifference([{ ours, theirs }], isLate)
    expect(value).toBeCloseTo(1 / BLOCKS)
    expect(low).toBe(0)
    expect(high).toBeGreaterThan(value)
  })

  test('of pooled weeks lies between those of the weeks, and is the same at each look', () => {
    const theirs = week(() => 200)
    const by = (sec: number) => ({ ours: theirs.map((one) => ({ ...one, travelSec: 200 + sec })), theirs })
    const pooled = meanDifference([by(-20), by(-10)], travel)
    expect(pooled.value).toBeCloseTo(-15)
    expect(pooled).toEqual(meanDifference([by(-20), by(-10)], travel))
  })

  test('has an interval like that of the textbook where arrivals are independent', () => {
    const theirs = week(() => 0)
    const ours = week((_, lot) => (lot < 0.3 ? 300 : 0))
    const { low, high } = meanDifference([{ ours, theirs }], isLate)
    // Of 1,120 arrivals three in ten are late: a standard error of 1.37 points.
    expect((high - low) / (2 * 1.96)).toBeGreaterThan(0.009)
    expect((high - low) / (2 * 1.96)).toBeLessThan(0.019)
  })
})
