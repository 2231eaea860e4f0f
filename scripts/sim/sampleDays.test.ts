import type { Call } from '@muster/server/cities/pack.ts'
import { expect, test } from 'vitest'
import { sampleDays } from './sampleDays.ts'

const call = (id: string, receivedAt: string): Call => ({
  ...{
    id,
    receivedAt,
    type: 'medical',
    priority: 1,
    point: null,
    address: '',
    neighbourhood: '',
    outcome: 'other',
    units: [],
  },
})
const days = sampleDays([call('9', '2017-01-04T23:59:30-08:00'), call('1', '2017-01-04T00:00:10-08:00')])
const at = (iso: string) => Date.parse(iso)

test('calls come in at their times, oldest first', () => {
  const found = days.between(at('2017-01-04T00:00:00-08:00'), at('2017-01-04T23:59:59-08:00'))
  expect(found.map(({ sourceId }) => sourceId)).toEqual(['1-0', '9-0'])
})

test('a moment belongs to one of two adjoining spans only', () => {
  const moment = at('2017-01-04T00:00:10-08:00')
  expect(days.between(moment - 1000, moment)).toHaveLength(1)
  expect(days.between(moment, moment + 1000)).toHaveLength(0)
})

test('past midnight the day goes on with the same calls under new ids and dates', () => {
  const found = days.between(at('2017-01-04T23:59:00-08:00'), at('2017-01-05T00:01:00-08:00'))
  expect(found.map(({ sourceId, receivedAt }) => [sourceId, receivedAt])).toEqual([
    ['9-0', at('2017-01-04T23:59:30-08:00')],
    ['1-1', at('2017-01-05T00:00:10-08:00')],
  ])
})

test('a source id leads back to its call, and a strange one to none', () => {
  expect(days.find('1-3')?.receivedAt).toBe(at('2017-01-07T00:00:10-08:00'))
  expect(days.find('77-0')).toBeUndefined()
  expect(days.find('nonsense')).toBeUndefined()
})
