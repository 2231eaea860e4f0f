import type { PlainState } from '@muster/shared/kernel/state.ts'
import { expect, test } from 'vitest'
import { asked, codes, contextFor, read, sample, unitsOf } from '../reading.testing.ts'
import { readRowTimes } from './rowTimes.ts'
import { sffdCalls } from './sffdCalls.ts'

const at = (pacific: string): number => Date.parse(`${pacific}-07:00`)
const contextAt = (now: string, state: PlainState = {}) => contextFor(sffdCalls, now, { state })
const readAt = (name: string, now: string, state?: PlainState) =>
  read(sffdCalls, sample('sffd-calls', name), 'text/csv', contextAt(now, state))

test('a finished row: the incident with its source, then the work of the unit with its times', () => {
  const context = contextAt('2020-04-21T00:00:00-07:00')
  const [first, second] = readAt('real-2020.csv', '2020-04-21T00:00:00-07:00')
  const incidentId = context.idOf('incident.report', '200983546')
  const report = {
    name: 'incident.report',
    input: {
      type: 'medical-minor',
      priority: 1,
      place: {
        point: { type: 'Point', coordinates: [-122.42779351441527, 37.73217458500619] },
        address: '4000 Block of MISSION ST',
      },
      source: { feed: 'sffd-calls', id: '200983546' },
      receivedAt: at('2020-04-07T23:53:08'),
    },
  }
  expect(asked(first)).toEqual([
    report,
    {
      name: 'assignment.record',
      input: {
        ...{ assignmentId: context.idOf('assignment.record', '200983546-E32'), unitId: 'E32', incidentId },
        times: {
          dispatched: at('2020-04-07T23:55:56'),
          enroute: at('2020-04-07T23:58:22'),
          onscene: at('2020-04-08T00:00:00'),
          ended: at('2020-04-08T00:15:40'),
        },
      },
    },
  ])
  expect(asked(second)).toMatchObject([report, { name: 'assignment.record', input: { unitId: '85', incidentId } }])
})

test('times that run backward are left out and said, the later ones judged by the last good one', () => {
  const answers = readAt('real-2020.csv', '2020-04-21T00:00:00-07:00')
  expect(codes(answers)).toEqual([
    'ok',
    'ok',
    'ok',
    'ok',
    'ok',
    'said out_of_order',
    'said out_of_order',
    'said out_of_order',
  ])
  const times = answers.map((answer) => asked(answer).find(({ name }) => name === 'assignment.record')?.input.times)
  expect(times[5]).toEqual({
    dispatched: at('2020-04-10T18:57:31'),
    enroute: at('2020-04-10T19:01:06'),
    onscene: at('2020-04-10T19:01:19'),
    transporting: at('2020-04-10T19:39:04'),
    ended: at('2020-04-10T20:14:15'),
  })
})

test("E and 3 are 1, 2 is 3; where the code is another agency's the final priority counts, then the original, then the type's own", () => {
  const now = '2017-01-05T12:00:00-08:00'
  const priorities = (answers: ReturnType<typeof readAt>) => answers.map((answer) => asked(answer)[0]?.input.priority)
  expect(priorities(readAt('real-2017.csv', now))).toEqual([3, 3, 3])
  expect(priorities(readAt('real-2020.csv', '2020-04-21T00:00:00-07:00'))).toEqual([1, 1, 1, 1, 1, 1, 1, 3])
  const unknown = readAt('bad.csv', '2020-04-08T12:00:00-07:00')[12]
  expect(asked(unknown)[0]?.input).toMatchObject({ type: 'other' })
  expect(asked(unknown)[0]?.input).not.toHaveProperty('priority')
})

test('each fault has its code; one without a usable place is still an incident', () => {
  const answers = readAt('bad.csv', '2020-04-08T12:00:00-07:00')
  expect(codes(answers)).toEqual([
    ...['columns', 'time', 'no_time', 'time', 'missing_hour', 'future', 'stale'],
    ...['said null_island', 'said swapped', 'said no_place', 'no_call', 'no_unit', 'ok', 'columns'],
  ])
  expect(answers.slice(7, 10).map((answer) => asked(answer)[0])).toMatchObject(
    Array(3).fill({ name: 'incident.report', input: { place: { address: '4000 Block of MISSION ST' } } }),
  )
})

test('an hour that the clocks showed twice is said of the column that it stood in', () => {
  const cells = { 'Received DtTm': '', 'Entry DtTm': '11/06/2016 01:30:00 AM' }
  const column = { remarks: [{ code: 'repeated_hour', column: 'Entry DtTm' }] }
  expect(readRowTimes(cells, 'America/Los_Angeles')).toMatchObject(column)
})

test('work under way: a free unit is sent and brought to its status, one that the city does not know is noted', () => {
  const now = '2017-01-01T19:04:00-08:00'
  const names = (state?: PlainState) =>
    asked(readAt('real-2017.csv', now, state)[0]).map(({ name, input }) => `${name} ${input.status ?? ''}`.trim())
  expect(names(unitsOf('E03'))).toEqual([
    'incident.report',
    'incident.dispatch',
    'unit.status enroute',
    'unit.status onscene',
  ])
  expect(names()).toEqual(['incident.report', 'incident.note'])
  const busy: PlainState = { unit: { E03: { id: 'E03', status: 'enroute', assignmentId: 'a', incidentId: 'b' } } }
  expect(names(busy)).toEqual(['incident.report', 'incident.note'])
})

test('a row without an end that is half a day old is kept as it stands', () => {
  const [first] = readAt('real-2017.csv', '2017-01-02T08:00:00-08:00', unitsOf('E03'))
  expect(asked(first).map(({ name }) => name)).toEqual(['incident.report', 'assignment.record'])
})

test('a header alone brings nothing; what lacks the columns cannot be read', () => {
  expect(readAt('empty.csv', '2020-04-21T00:00:00-07:00')).toEqual([])
  for (const body of ['', '\u0000\u0001 not csv at all', 'a,b\n1,2', '{"json":true}'])
    expect(() => sffdCalls.parse(Buffer.from(body), 'text/csv')).toThrow()
})
