import { describe, expect, test } from 'vitest'
import type { Mark } from './mark.ts'
import { boxOf } from './mark.ts'
import { settle } from './settle.ts'
import { FARTHEST_PX, FIXED_SPOT, PLATE_SPOTS } from './spots.ts'
import type { Pixel } from './view.ts'

const sprite = (width: number, height: number) => ({ key: '', width, height, draw: () => undefined })
const incident = (id: string, at: Pixel): Mark => ({
  id,
  at,
  lngLat: [0, 0],
  sprite: sprite(24, 24),
  spots: FIXED_SPOT,
  mustShow: true,
})
const plate = (id: string, at: Pixel): Mark => ({
  id,
  at,
  lngLat: [0, 0],
  sprite: sprite(30, 16),
  spots: PLATE_SPOTS,
  mustShow: true,
})
const label = (id: string, at: Pixel): Mark => ({
  id,
  at,
  lngLat: [0, 0],
  sprite: sprite(60, 13),
  spots: FIXED_SPOT,
  mustShow: false,
})
const covers = (a: Mark & { offset: Pixel }, b: Mark & { offset: Pixel }): boolean => {
  const [p, q] = [boxOf(a, a.offset), boxOf(b, b.offset)]
  return p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom
}

describe('where an incident and plates fall on one place', () => {
  const crowd = settle(
    [incident('i', [100, 100]), ...['a', 'b', 'c', 'd'].map((id) => plate(id, [100, 100]))],
    new Map(),
  )
  test('the incident stays', () => {
    expect(crowd[0]?.offset).toEqual([0, 0])
  })
  test('every plate moves aside, none farther than 60 px', () => {
    for (const { offset } of crowd.slice(1)) {
      expect(Math.hypot(...offset)).toBeGreaterThan(0)
      expect(Math.hypot(...offset)).toBeLessThanOrEqual(FARTHEST_PX + 1e-9)
    }
  })
  test('nothing covers anything', () => {
    for (const [i, one] of crowd.entries())
      for (const other of crowd.slice(i + 1)) expect(covers(one, other)).toBe(false)
  })
})

test('a plate with nobody near stays where it is', () => {
  expect(settle([plate('a', [10, 10]), plate('b', [90, 90])], new Map()).map(({ offset }) => offset)).toEqual([
    [0, 0],
    [0, 0],
  ])
})

test('a name that would cover a plate is left out', () => {
  expect(settle([plate('a', [10, 10]), label('n', [12, 12])], new Map()).map(({ id }) => id)).toEqual(['a'])
})

test('even where no spot is free a plate is shown', () => {
  const wall = { left: -500, top: -500, right: 500, bottom: 500 }
  expect(settle([plate('a', [0, 0])], new Map(), [wall])).toHaveLength(1)
})

describe('from one frame to the next', () => {
  test('a plate that moved aside stays there while it can', () => {
    const seats = new Map<string, number>()
    const [, before] = settle([incident('i', [100, 100]), plate('a', [104, 100])], seats)
    const [, after] = settle([incident('i', [100, 100]), plate('a', [106, 103])], seats)
    expect(after?.offset).toEqual(before?.offset)
  })
  test('it comes back only when there is room to spare', () => {
    const seats = new Map<string, number>()
    settle([incident('i', [100, 100]), plate('a', [104, 100])], seats)
    // 27 px are just enough for both boxes, 32 leave room on top.
    const [, near] = settle([incident('i', [100, 100]), plate('a', [128, 100])], seats)
    expect(near?.offset).not.toEqual([0, 0])
    const [, far] = settle([incident('i', [100, 100]), plate('a', [133, 100])], seats)
    expect(far?.offset).toEqual([0, 0])
  })
})
