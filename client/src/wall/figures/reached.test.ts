import { expect, test } from 'vitest'
import { call, cityWith, EVENING, minutes, work } from '../../desk/city.testing.ts'
import { percentWithin, reachedShares } from './reached.ts'

const fire = (id: string, more = {}) => call(id, { type: 'fire', priority: 1, status: 'active', ...more })
const arrived = (id: string, incidentId: string, afterMin: number) =>
  work(id, 'E1', incidentId, { times: { onscene: EVENING + minutes(afterMin) } })
const standards = { assignSec: {}, responseSec: { fire: 300 }, statusSec: {} }
const shares = (city: ReturnType<typeof cityWith>) => reachedShares(city, EVENING - 1, EVENING + minutes(6), standards)

test('the first unit on scene counts, as a share of the limit', () => {
  const city = cityWith({ incidents: [fire('1')], assignments: [arrived('a', '1', 4), arrived('b', '1', 3)] })
  expect(shares(city)).toEqual([0.6])
})

test('who waits beyond the limit is late, who may still be reached does not count, nor a call that ended before', () => {
  const city = cityWith({
    incidents: [fire('1'), fire('2', { receivedAt: EVENING + minutes(4) }), fire('3', { status: 'closed' })],
  })
  expect(shares(city)).toEqual([1.2])
})

test('a kind without a limit, and what is not urgent, have no part in it', () => {
  const city = cityWith({
    incidents: [call('1', { status: 'active' }), fire('2', { priority: 3 })],
    assignments: [arrived('a', '1', 1), arrived('b', '2', 1)],
  })
  expect(shares(city)).toEqual([])
})

test('percent is rounded down: nobody is told of a target that was missed', () => {
  expect(percentWithin([0.5, 0.9, 1.1], 1)).toBe(66)
  expect(percentWithin([], 1)).toBe(0)
})
