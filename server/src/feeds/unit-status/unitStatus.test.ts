import { expect, test } from 'vitest'
import { asked, codes, contextFor, read, sample } from '../reading.testing.ts'
import { unitStatus } from './unitStatus.ts'

const context = contextFor(unitStatus, '2017-01-04T17:00:00-08:00')

test('statuses become commands that claim the time at which the button was pressed', () => {
  const answers = read(unitStatus, sample('unit-status', 'real.json'), 'application/json', context)
  expect(answers.flatMap(asked)).toEqual([
    { name: 'unit.status', input: { unitId: 'E36', status: 'enroute', claimedAt: Date.parse('2017-01-05T00:57:00Z') } },
    { name: 'unit.status', input: { unitId: 'E36', status: 'onscene', claimedAt: Date.parse('2017-01-05T00:59:30Z') } },
    {
      name: 'unit.status',
      input: {
        unitId: '74',
        status: 'outofservice',
        reason: 'vehicle fault',
        claimedAt: Date.parse('2017-01-05T00:59:40Z'),
      },
    },
  ])
})

test('what is no status, and what lies ahead, is refused here; the rest the domain judges', () => {
  const answers = read(unitStatus, sample('unit-status', 'bad.json'), 'application/json', context)
  expect(codes(answers)).toEqual(['invalid', 'invalid', 'ok', 'ok', 'future'])
})
