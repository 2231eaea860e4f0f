import { expect, test } from 'vitest'
import { asked, codes, contextFor, read, sample } from '../reading.testing.ts'
import { incidents } from './incidents.ts'

const context = contextFor(incidents, '2017-01-04T17:00:00-08:00')

test('a report becomes an incident with its source and the time at which it was received', () => {
  const answers = read(incidents, sample('incidents', 'real.json'), 'application/json', context)
  expect(codes(answers)).toEqual(['ok', 'ok', 'ok'])
  expect(answers.flatMap(asked)).toEqual([
    {
      name: 'incident.report',
      input: {
        type: 'medical',
        priority: 3,
        place: { point: { type: 'Point', coordinates: [-122.42341, 37.79574] }, address: 'Broadway / Van Ness Ave' },
        source: { feed: 'incidents', id: '170042328-17170' },
        receivedAt: Date.parse('2017-01-04T15:03:10-08:00'),
      },
    },
    {
      name: 'incident.report',
      input: {
        type: 'collision',
        priority: 3,
        place: {
          point: { type: 'Point', coordinates: [-122.4393, 37.78245] },
          address: "Divisadero St / O'Farrell St",
        },
        narrative: 'Two cars, one person hurt 两车相撞 🚑',
        source: { feed: 'incidents', id: '170040607-17170' },
        receivedAt: Date.parse('2017-01-04T07:13:03-08:00'),
      },
    },
    {
      name: 'incident.report',
      input: {
        type: 'outside-fire',
        place: { address: '0 block of Scott St' },
        source: { feed: 'incidents', id: '170022597-17168' },
      },
    },
  ])
})

test('each fault has its code; one without a usable place is still an incident', () => {
  const answers = read(incidents, sample('incidents', 'bad.json'), 'application/json', context)
  expect(codes(answers)).toEqual([
    ...['invalid', 'invalid', 'invalid', 'no_zone', 'future', 'stale'],
    ...['said null_island', 'said swapped', 'said place'],
    ...['invalid', 'invalid', 'invalid', 'time', 'invalid', 'invalid'],
  ])
  expect(answers.slice(6, 9).flatMap(asked)).toMatchObject(
    Array(3).fill({ name: 'incident.report', input: { place: {} } }),
  )
})

test('nothing to report is nothing; what is no JSON cannot be read', () => {
  expect(incidents.parse(sample('incidents', 'empty.json'), 'application/json')).toEqual([])
  for (const body of ['', 'not json', '[1,', '\u0000', `${'['.repeat(100_000)}${']'.repeat(100_000)}`])
    expect(() => incidents.parse(Buffer.from(body), 'application/json')).toThrow(/the body/)
  expect(() => incidents.parse(Buffer.from('{"id":"é"}', 'latin1'), 'application/json')).toThrow('not UTF-8')
  expect(() => incidents.parse(Buffer.from('[]', 'utf16le'), 'application/json')).toThrow(/the body/)
})
