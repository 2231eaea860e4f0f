import { describe, expect, test } from 'vitest'
import type { SffdRow } from '../../../build-city/calls/sffdRows.ts'
import { shiftsOf } from './shifts.ts'
import { slotsOf } from './slots.ts'

const clock = (minutes: number): string => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `01/04/2017 ${String(((hour + 11) % 12) + 1).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00 ${hour < 12 ? 'AM' : 'PM'}`
}

const row = (more: SffdRow = {}): SffdRow => ({
  'Call Number': '1',
  'Unit ID': 'E12',
  'Unit Type': 'ENGINE',
  'Station Area': '12',
  'Call Type': 'Alarms',
  'Received DtTm': clock(600),
  'Dispatch DtTm': clock(601),
  'Response DtTm': clock(602),
  'On Scene DtTm': clock(606),
  'Available DtTm': clock(620),
  Priority: '3',
  Location: '(37.7625, -122.4600)',
  ...more,
})
const ambulance = (from: number, to: number): SffdRow =>
  row({
    'Unit ID': '50',
    'Unit Type': 'MEDIC',
    'Received DtTm': clock(from),
    'Dispatch DtTm': clock(from),
    'Response DtTm': '',
    'On Scene DtTm': '',
    'Available DtTm': clock(to),
  })

describe('a row of the log', () => {
  test('opens a slot at its dispatch, with what the policies cannot change', () => {
    expect(slotsOf([row()])).toEqual([
      {
        ...{ callId: '1', type: 'alarm', priority: 1, pool: 'engine', unitId: 'E12', isOwnArea: true },
        ...{ receivedAt: Date.UTC(2017, 0, 4, 10) / 1000, at: Date.UTC(2017, 0, 4, 10, 1) / 1000 },
        ...{ place: [-122.46, 37.7625], turnoutSec: 60, serviceSec: 840, holdSec: 1140, toHospital: false },
        real: { responseSec: 360, travelSec: 240 },
      },
    ])
  })

  test('without an arrival binds its unit and is never served', () => {
    const [slot] = slotsOf([row({ 'On Scene DtTm': '' })])
    expect(slot).toMatchObject({ serviceSec: undefined, holdSec: 1140, real: undefined })
  })

  test('with a turn-out that cannot be takes the usual one of its kind', () => {
    const odd = row({ 'Call Number': '2', 'Response DtTm': clock(611), 'On Scene DtTm': clock(612) })
    expect(slotsOf([row(), odd]).map(({ turnoutSec }) => turnoutSec)).toEqual([60, 60])
  })

  test('with times out of order loses the one that lies before the last good one', () => {
    const [slot] = slotsOf([row({ 'On Scene DtTm': clock(600) })])
    expect(slot).toMatchObject({ serviceSec: undefined, holdSec: 1140 })
  })

  test('is free again at a hospital where it took somebody there', () => {
    expect(slotsOf([row({ 'Transport DtTm': clock(610) })])[0]?.toHospital).toBe(true)
    expect(slotsOf([row({ 'Hospital DtTm': clock(610) })])[0]?.toHospital).toBe(true)
  })

  test('of a chief or a boat, or never dispatched, is none', () => {
    expect(slotsOf([row({ 'Unit Type': 'CHIEF' }), row({ 'Dispatch DtTm': '' }), row({ 'Unit Type': '' })])).toEqual([])
  })

  test('opens in the order of dispatch, whatever the file’s', () => {
    const later = row({ 'Call Number': '2', 'Dispatch DtTm': clock(605) })
    expect(slotsOf([later, row()]).map(({ callId }) => callId)).toEqual(['1', '2'])
  })
})

describe('an ambulance', () => {
  test('is on duty from its first row to its last, and goes home where the log is silent for four hours', () => {
    const start = Date.UTC(2017, 0, 4) / 1000
    const shifts = shiftsOf(slotsOf([ambulance(60, 100), ambulance(340, 400), ambulance(641, 700), row()]))
    expect(shifts).toEqual([
      { unitId: '50', from: start + 60 * 60, to: start + 400 * 60 },
      { unitId: '50', from: start + 641 * 60, to: start + 700 * 60 },
    ])
  })
})
