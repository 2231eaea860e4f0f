import { expect, test } from 'vitest'
import { asManyAs } from './pastRoutes.ts'

const line = {
  seq: 1,
  at: 0,
  cityTime: 0,
  actor: { id: 'hub', name: 'Hub' },
  type: 'incident.noted',
  id: 'i1',
  data: {},
}
const call = (lines: number) => ({ history: Array.from({ length: lines }, () => line) })

test('an answer about a place ends before it has too many lines, and has one call at least', () => {
  expect(asManyAs(10, [call(4), call(6), call(0)])).toHaveLength(3)
  expect(asManyAs(10, [call(4), call(7), call(1)])).toHaveLength(1)
  expect(asManyAs(10, [call(11), call(0)])).toHaveLength(1)
  expect(asManyAs(10, [])).toEqual([])
})
