import { expect, test } from 'vitest'
import { createSharedAnswers } from './sharedAnswers.ts'

test('the same question at the same entry is worked out once a second; another entry or question anew', () => {
  let [now, worked] = [0, 0]
  const shared = createSharedAnswers(() => now)
  const ask = (question: string, seq: number) => shared(question, seq, () => ++worked)
  expect([ask('a', 1), ask('a', 1), ask('b', 1), ask('a', 2)]).toEqual([1, 1, 2, 3])
  now = 999
  expect(ask('a', 2)).toBe(3)
  now = 1000
  expect(ask('a', 2)).toBe(4)
  for (let i = 0; i < 100; i += 1) ask(`other ${i}`, 2)
  expect(ask('a', 2)).toBe(105)
})
