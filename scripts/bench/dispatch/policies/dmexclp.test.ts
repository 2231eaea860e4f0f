import { describe, expect, test } from 'vitest'
import { type Reach, seatsOf } from '../city/seats.ts'
import { postFor } from './dmexclp.ts'

// Post 0 reaches the first two places, post 1 the last two, post 2 the third alone.
const reach: Reach = {
  within: [Uint32Array.of(0, 1), Uint32Array.of(2, 3), Uint32Array.of(2)],
  shares: Float64Array.of(0.4, 0.2, 0.3, 0.1),
}

describe('DMEXCLP', () => {
  test('sends the first ambulance where most calls come from, the second where nobody waits', () => {
    expect(postFor(reach, [], 0.5)).toBe(0)
    expect(postFor(reach, [0], 0.5)).toBe(1)
  })

  test('doubles the busier post before a third once both are held', () => {
    // At post 0 one more is worth 0.6 of the half that is left, at post 1 0.4 of it.
    expect(postFor(reach, [0, 1], 0.5)).toBe(0)
    expect(postFor(reach, [0, 0, 1], 0.5)).toBe(1)
  })

  test('does not double where ambulances are hardly ever busy', () => {
    expect(postFor(reach, [0, 0, 2], 0.01)).toBe(1)
  })
})

describe('posts to wait at', () => {
  test('are as good as the best of all choices, best first', () => {
    const worth = (seats: readonly number[], busy: number): number =>
      [...reach.shares].reduce((sum, share, place) => {
        const count = seats.filter((post) => reach.within[post]?.includes(place)).length
        return sum + share * (1 - busy ** count)
      }, 0)
    for (const busy of [0.2, 0.5, 0.8]) {
      const seats = seatsOf(reach, 3, busy)
      const all = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c])))
      expect(worth(seats, busy)).toBeCloseTo(Math.max(...all.map((one) => worth(one, busy))))
      expect(seats[0]).toBe(0)
    }
  })
})
