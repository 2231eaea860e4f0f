import { expect, test } from 'vitest'
import { call, cityWith, EVENING } from '../../../desk/city.testing.ts'
import { assignmentPace } from './assignmentPace.ts'

const assignedAfter = (id: string, seconds: number, priority = 1) =>
  call(id, { priority, firstAssignedAt: EVENING + seconds * 1000 })

test('nine calls in ten of the most urgent priority were assigned within the pace', () => {
  const incidents = Array.from({ length: 10 }, (_, at) => assignedAfter(String(at), (at + 1) * 10))
  expect(assignmentPace(cityWith({ incidents: [...incidents, assignedAfter('slow', 900, 3)] }), EVENING)).toEqual({
    priority: 1,
    p90Sec: 90,
    targetSec: 60,
    count: 10,
  })
})

test('calls that still wait and calls of before do not count', () => {
  const incidents = [call('waits'), assignedAfter('before', 5)]
  expect(assignmentPace(cityWith({ incidents }), EVENING + 1)).toBeUndefined()
})

test('an assignment that a source dates before the call counts as at once', () => {
  expect(assignmentPace(cityWith({ incidents: [assignedAfter('1', -4)] }), EVENING)?.p90Sec).toBe(0)
})
