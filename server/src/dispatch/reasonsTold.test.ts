import { expect, test } from 'vitest'
import { withReasonsTold } from './reasonsTold.ts'

const notChosen = [
  { id: 'far', seconds: 900, code: 'later', facts: {} },
  { id: 'lost', code: 'noPosition', facts: {} },
  { id: 'near', seconds: 100, code: 'keptBack', facts: {} },
  { id: 'next', seconds: 200, code: 'later', facts: {} },
]
const incident = (id: string) => ({ id, units: [], soon: [], unmet: [], notChosen })

test('few reasons are told whole; of many those of the soonest units, as many for each call, and the others counted', () => {
  const both = [incident('a'), incident('b')]
  expect(withReasonsTold(both, 8)).toEqual(both)
  const [first, second] = withReasonsTold(both, 5)
  expect(first).toEqual({ ...incident('a'), notChosen: [notChosen[2], notChosen[3]], notChosenMore: 2 })
  expect(second?.notChosen).toEqual(first?.notChosen)
  expect(withReasonsTold([incident('a')], 3)[0]?.notChosen.map(({ id }) => id)).toEqual(['far', 'near', 'next'])
  expect(withReasonsTold([])).toEqual([])
})

test('five hundred calls and six hundred units are an answer of a megabyte, not of twenty', () => {
  const reasons = Array.from({ length: 600 }, (_, i) => ({ id: `unit-${i}`, seconds: i, code: 'later', facts: {} }))
  const calls = Array.from({ length: 500 }, (_, i) => ({ ...incident(`c${i}`), notChosen: reasons }))
  expect(JSON.stringify(withReasonsTold(calls)).length).toBeLessThan(1_000_000)
})
