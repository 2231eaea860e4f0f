import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearestOf, withinOneEdit } from './spelling.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })

test('one edit is told the same way by both counters', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(withinOneEdit(a, b)).toBe(editDistance(a, b, 1) <= 1)
    }),
    { numRuns: 3000 },
  )
})

test('the nearest begin so, then differ least; padding zeros do not count', () => {
  expect(nearestOf('E1', ['E01', 'E12', 'T01', 'M73'])).toEqual(['E01', 'E12', 'T01'])
  expect(nearestOf('E99', ['E09', 'E29', 'E39', 'M73'])).toEqual(['E09', 'E29', 'E39'])
})
