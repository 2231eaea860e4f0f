import { expect, test } from 'vitest'
import { type Drive, paceOf, withinP90 } from './paceOf.ts'

const time = (hour: number, second: number) =>
  `01/04/2017 ${String(hour % 12 || 12).padStart(2, '0')}:00:${String(second).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
const row = (hour: number, turnoutSec: number, more = {}) => ({
  ...{ 'Unit Type': 'ENGINE', Priority: '3', 'Dispatch DtTm': time(hour, 0), 'Response DtTm': time(hour, turnoutSec) },
  ...more,
})
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

test('crews take longer at night, and an hour without records of its own is told by those around it', () => {
  const rows = [...times(300, () => row(3, 50)), ...times(300, () => row(15, 20)), ...times(20, () => row(15, 59))]
  const { turnoutByHour } = paceOf(rows, [], 53)
  expect(Object.keys(turnoutByHour)).toEqual(['engine'])
  const { p50 = [], p90 = [] } = turnoutByHour.engine ?? {}
  expect([p50[3], p50[4], p50[15], p90[15]]).toEqual([50, 50, 20, 20])
  expect([p50.length, p90.length]).toEqual([24, 24])
})

test('calls that are not urgent, kinds with few records, and buttons pressed much later tell nothing', () => {
  const rows = [
    ...times(600, () => row(3, 50, { Priority: '2' })),
    ...times(400, () => row(3, 50, { 'Unit Type': 'TRUCK' })),
    ...times(600, () => row(3, 50, { 'Response DtTm': time(4, 0) })),
  ]
  expect(paceOf(rows, [], 53).turnoutByHour).toEqual({})
})

test('drives of an hour are longer than the map says by its factor, and nine of ten stay within the spread', () => {
  const drive = (hour: number, factor: number): Drive => ({ hour, graphSec: 47, recordedSec: 100 * factor })
  const drives = [
    ...times(200, (i) => drive(8, i % 10 < 8 ? 1.2 : 2.4)),
    ...times(200, () => drive(20, 0.9)),
    drive(20, 99),
  ]
  const pace = paceOf([], drives, 53)
  expect([pace.driveByHour[8], pace.driveByHour[20]]).toEqual([1.2, 0.9])
  expect(Math.exp(1.2816 * pace.driveSpread)).toBeCloseTo(2, 1)
  expect(withinP90(drives, pace, 53)).toBeCloseTo(90, 0)
})
