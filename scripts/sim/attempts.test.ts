import { expect, test } from 'vitest'
import { createAttempts } from './attempts.ts'

test('what was refused is tried again ever more seldom, and another state is another thing', () => {
  let now = 0
  const { may } = createAttempts(() => now)
  const tries: number[] = []
  for (; now <= 100_000; now += 1000) if (may('E1 dispatched 5')) tries.push(now)
  expect(tries).toEqual([0, 3000, 13_000, 73_000])
  expect(may('E1 dispatched 6')).toBe(true)
})
