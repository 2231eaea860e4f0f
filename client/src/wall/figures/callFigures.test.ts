import { expect, test } from 'vitest'
import { call, cityWith, EVENING, minutes } from '../../desk/city.testing.ts'
import { callFigures } from './callFigures.ts'

const MIDNIGHT = EVENING - minutes(20 * 60)
const now = EVENING + minutes(30)

test('calls are counted by state, by hour and by kind; yesterday’s are not today’s', () => {
  const city = cityWith({
    incidents: [
      call('1', { receivedAt: MIDNIGHT - 1, status: 'active' }),
      call('2', { receivedAt: MIDNIGHT, status: 'closed' }),
      call('3', { receivedAt: EVENING, type: 'fire', priority: 1 }),
      call('4', { receivedAt: EVENING - minutes(5) }),
      call('5', { receivedAt: EVENING + minutes(1) }),
    ],
  })
  const figures = callFigures(city, MIDNIGHT, now)
  expect(figures.waiting.map(({ id }) => id)).toEqual(['3', '4', '5'])
  expect([figures.active, figures.today]).toEqual([1, 4])
  expect(figures.hours).toHaveLength(21)
  expect([figures.hours[0], figures.hours[19], figures.hours[20]]).toEqual([1, 1, 2])
  expect(figures.kinds).toEqual([
    { type: 'medical', count: 3 },
    { type: 'fire', count: 1 },
  ])
})
