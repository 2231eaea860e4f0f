import { expect, test } from 'vitest'
import { cityWith, EVENING, engine, minutes, work } from '../city.testing.ts'
import { workRows } from './workRows.ts'

const city = cityWith({ units: [engine('E12'), engine('M73')] })

test('each unit has a row, also one that has left, in the order in which they were sent', () => {
  const { rows, steps } = workRows(city, [
    work('a2', 'M73', '231', { times: { dispatched: EVENING + minutes(3) } }),
    work('a1', 'E12', '231', {
      status: 'ended',
      ended: 'recalled',
      times: { dispatched: EVENING, enroute: EVENING + minutes(1), ended: EVENING + minutes(2) },
    }),
  ])
  expect(rows.map(({ callSign, ended }) => [callSign, ended])).toEqual([
    ['E12', 'recalled'],
    ['M73', undefined],
  ])
  // Only what somebody reached has a column.
  expect(steps).toEqual(['dispatched', 'enroute', 'ended'])
})
