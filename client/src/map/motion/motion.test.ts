import { describe, expect, test } from 'vitest'
import type { TrackArrays } from '../../live/tracks.ts'
import { createMotion } from './motion.ts'

const frame = (ids: string[], places: number[]): TrackArrays => ({
  count: ids.length,
  ids,
  lngLat: Float64Array.from(places),
  headingDeg: new Float32Array(ids.length),
  atMs: new Float64Array(ids.length),
})
const at = (shown: Float64Array, index: number) => [shown[2 * index], shown[2 * index + 1]]

describe('a unit between two fixes', () => {
  const ids = ['E12', 'M73']
  const driven = () => {
    const motion = createMotion()
    motion.fix(frame(ids, [-122.4, 37.7, -122.5, 37.8]), 1000, true)
    motion.fix(frame(ids, [-122.402, 37.701, -122.5, 37.8]), 2000, true)
    return motion
  }

  test('is shown at its first fix at once', () => {
    const motion = createMotion()
    motion.fix(frame(ids, [-122.4, 37.7, -122.5, 37.8]), 1000, true)
    expect(at(motion.shown(), 1)).toEqual([-122.5, 37.8])
    expect(motion.step(1500)).toBe(false)
  })
  test('is half way after half the gap', () => {
    const motion = driven()
    expect(motion.step(2500)).toBe(true)
    expect(motion.shown()[0]).toBeCloseTo(-122.401, 9)
    expect(motion.shown()[1]).toBeCloseTo(37.7005, 9)
  })
  test('arrives and then rests', () => {
    const motion = driven()
    expect(motion.step(3000)).toBe(false)
    expect(at(motion.shown(), 0)).toEqual([-122.402, 37.701])
    expect(motion.step(9000)).toBe(false)
  })
  test('jumps where the reader wants no motion', () => {
    const motion = driven()
    motion.fix(frame(ids, [-122.403, 37.702, -122.5, 37.8]), 2100, false)
    expect(at(motion.shown(), 0)).toEqual([-122.403, 37.702])
  })
  test('does not fly across the city when its fix leaps', () => {
    const motion = driven()
    motion.fix(frame(ids, [-122.2, 37.701, -122.5, 37.8]), 3000, true)
    expect(motion.shown()[0]).toBe(-122.2)
  })
})

test('a unit keeps its own past when the hub tells all units in another order', () => {
  const motion = createMotion()
  motion.fix(frame(['E12', 'M73'], [-122.4, 37.7, -122.5, 37.8]), 1000, true)
  motion.fix(frame(['T03', 'M73', 'E12'], [-122.45, 37.75, -122.5, 37.8, -122.401, 37.7]), 2000, true)
  motion.step(2500)
  expect(at(motion.shown(), 0)).toEqual([-122.45, 37.75])
  expect(at(motion.shown(), 1)).toEqual([-122.5, 37.8])
  expect(motion.shown()[4]).toBeCloseTo(-122.4005, 9)
})

test('what moved since it was drawn is told once', () => {
  const motion = createMotion()
  const ids = ['E12']
  motion.fix(frame(ids, [-122.4, 37.7]), 1000, true)
  motion.drawn()
  expect(motion.movedDeg()).toBe(0)
  motion.fix(frame(ids, [-122.404, 37.7]), 2000, true)
  motion.step(2250)
  expect(motion.movedDeg()).toBeCloseTo(0.001, 9)
  motion.drawn()
  expect(motion.movedDeg()).toBe(0)
})
