import { expect, test } from 'vitest'
import { codes, contextFor, positionsIn, read, sample, sampleLines, unitsOf } from '../reading.testing.ts'
import { ownTracks } from './ownTracks.ts'

const readAt = (line: Buffer | undefined, now: string, deviceId: string) =>
  read(
    ownTracks,
    line ?? Buffer.alloc(0),
    'application/json',
    contextFor(ownTracks, now, { state: unitsOf(deviceId), deviceId }),
  )

test('real payloads: place, time, course and km/h as metres a second', () => {
  const [standing, moving, sailing] = sampleLines('owntracks', 'real.ndjson')
  expect(positionsIn(readAt(standing, '2019-03-06T12:22:00Z', 'E36'))).toEqual([
    { unitId: 'E36', lngLat: [11.1512805, 46.0681247], at: 1551874878000, headingDeg: undefined, speedMps: 0 },
  ])
  expect(positionsIn(readAt(moving, '2017-06-13T10:22:00Z', 'E36'))).toMatchObject([
    { lngLat: [2.29513, 48.85833], at: 1497349316000, headingDeg: 271, speedMps: 61 / 3.6 },
  ])
  expect(positionsIn(readAt(sailing, '2025-01-10T14:27:00Z', 'E36'))).toMatchObject([
    { headingDeg: undefined, speedMps: 0 },
  ])
})

test('without a bound key the topic names the unit, else the short name does', () => {
  const context = contextFor(ownTracks, '2017-01-04T17:00:00-08:00', { state: unitsOf('E36') })
  const fix = { _type: 'location', lat: 37.77, lon: -122.41, tst: 1483578000 }
  const by = (more: object) =>
    codes(read(ownTracks, Buffer.from(JSON.stringify({ ...fix, ...more })), 'application/json', context))
  expect([by({ topic: 'owntracks/sffd/E36' }), by({ tid: 'E36' }), by({ tid: 'XX' }), by({})]).toEqual([
    ['ok'],
    ['ok'],
    ['unknown_unit'],
    ['unknown_unit'],
  ])
})

test('each fault has its code', () => {
  const context = contextFor(ownTracks, '2017-01-04T17:00:00-08:00', { state: unitsOf('E36') })
  const answers = sampleLines('owntracks', 'bad.ndjson').flatMap((line) =>
    read(ownTracks, line, 'application/json', context),
  )
  expect(codes(answers)).toEqual(['invalid', 'null_island', 'swapped', 'unknown_unit', 'future', 'stale'])
})

test('the empty body is nothing, and what is no location is said and left', () => {
  expect(ownTracks.parse(sample('owntracks', 'empty.json'), 'application/json')).toEqual([])
  const context = contextFor(ownTracks, '2017-01-04T17:00:00-08:00')
  expect(
    codes(read(ownTracks, Buffer.from('{"_type":"transition","event":"enter"}'), 'application/json', context)),
  ).toEqual(['said ignored'])
})
