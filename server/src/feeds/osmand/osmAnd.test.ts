import { expect, test } from 'vitest'
import { codes, contextFor, positionsIn, read, sample, sampleLines, unitsOf } from '../reading.testing.ts'
import { osmAnd } from './osmAnd.ts'

const FORM = 'application/x-www-form-urlencoded'
const form = (line: Buffer): Buffer => Buffer.from(line.toString().split('?')[1] ?? '')
const state = unitsOf('E36')
const readAt = (line: Buffer, now: string) =>
  read(osmAnd, form(line), FORM, contextFor(osmAnd, now, { state, deviceId: 'E36' }))

test('real query strings: seconds, milliseconds, dates; lat and lon or a location; knots', () => {
  const lines = sampleLines('osmand', 'real.txt')
  const times = [
    '2016-01-27T18:56:00Z',
    '2015-09-12T14:38:10Z',
    '2014-06-04T09:11:00Z',
    '2013-08-22T13:15:00Z',
    '2013-08-22T15:48:00Z',
    '2013-08-22T13:15:00Z',
    '2017-09-07T05:57:00Z',
  ]
  const tracks = lines.flatMap((line, at) => positionsIn(readAt(line, times[at] ?? '')))
  expect(tracks.map(({ lngLat, at }) => [...lngLat, new Date(at).toISOString()])).toEqual([
    [-88.23412, 42.06288, '2016-01-27T18:55:47.000Z'],
    [-88.23412, 42.06288, '2015-09-12T14:38:06.579Z'],
    [6.15788, 49.60688, '2014-06-04T09:10:11.000Z'],
    [30, 60, '2013-08-22T13:14:27.000Z'],
    [30, 60, '2013-08-22T15:48:00.000Z'],
    [30, 60, '2013-08-22T13:14:27.000Z'],
    [-74.0061408571, 40.7232948571, '2017-09-07T05:56:50.000Z'],
  ])
  expect(tracks.at(-1)).toMatchObject({ headingDeg: 7.19889788244, speedMps: (40 * 1852) / 3600 })
})

test('version 9: JSON in metres a second', () => {
  const context = contextFor(osmAnd, '2017-01-04T17:00:10-08:00', { state })
  expect(positionsIn(read(osmAnd, sample('osmand', 'version9.json'), 'application/json', context))).toEqual([
    {
      unitId: 'E36',
      lngLat: [-122.4194, 37.7794],
      at: Date.parse('2017-01-05T01:00:00Z'),
      headingDeg: 271,
      speedMps: 11.2,
    },
  ])
})

test('each fault has its code', () => {
  const answers = sampleLines('osmand', 'bad.txt').flatMap((line) => readAt(line, '2013-08-22T20:48:00Z'))
  expect(codes(answers)).toEqual(['no_place', 'no_place', 'null_island', 'time'])
  expect(() => osmAnd.parse(Buffer.from(''), FORM)).toThrow('empty')
})
