import { expect, test } from 'vitest'
import { createRecords } from '../../kernel/state.ts'
import { cityOf } from '../city.ts'
import { createDuplicateIndex, duplicatesOf, tensApart } from './duplicates.ts'
import type { Incident } from './incident.ts'

const AT = 1_483_575_000_000
const MINUTE = 60_000
/** So many degrees north are a metre. */
const NORTH = 1 / 111_195

const call = (id: string, more: Partial<Incident> & { north?: number } = {}): Incident => ({
  id,
  number: `20170104-${id}`,
  type: 'flooding',
  priority: 3,
  place: { point: { type: 'Point', coordinates: [-122.45, 37.76 + (more.north ?? 0) * NORTH] } },
  status: 'waiting',
  since: AT,
  receivedAt: AT,
  assignmentIds: [],
  lastSeq: 1,
  ...more,
})

function cityWith(...calls: readonly Incident[]) {
  const records = createRecords()
  const type = (id: string, group: string) => ({
    id,
    group,
    name: { en: id, zh: id },
    priority: 3,
    keywords: [],
    needs: [],
  })
  const incidentTypes = [type('flooding', 'H'), type('gas-leak', 'H'), type('fire', 'F')]
  records.set('world', 'world', { id: 'world', settings: { incidentTypes } })
  for (const one of calls) records.set('incident', one.id, one)
  return cityOf(records)
}

test('a call near in place, time and kind is proposed, with the reason', () => {
  const one = call('232')
  const city = cityWith(call('231', { north: 80, receivedAt: AT - 2 * MINUTE, status: 'active' }), one)
  const [found, ...others] = duplicatesOf(city, one)
  expect(found).toMatchObject({ call: { id: '231' }, minutes: 2, type: { id: 'flooding' }, group: 'H' })
  expect(found && tensApart(found, 'm')).toBe(80)
  expect(found && tensApart(found, 'ft')).toBe(260)
  expect(others).toEqual([])
})

test.each<[string, Partial<Incident> & { north?: number }]>([
  ['two streets further', { north: 260 }],
  ['of another kind', { type: 'fire' }],
  ['of a type that the city does not know', { type: 'gone' }],
  ['half an hour earlier', { receivedAt: AT - 31 * MINUTE }],
  ['closed', { status: 'closed' }],
  ['elsewhere nobody knows', { place: {} }],
])('what is %s is not', (_, more) => expect(duplicatesOf(cityWith(call('231', more)), call('232'))).toEqual([]))

test('pairs that were told apart or linked are not proposed again', () => {
  const city = cityWith(call('231'))
  expect(duplicatesOf(city, call('232', { apart: ['231'] }))).toEqual([])
  expect(duplicatesOf(city, call('232', { links: [{ id: '231', number: '231' }] }))).toEqual([])
})

test('without a point the words of the address count, whatever their case', () => {
  const city = cityWith(call('231', { place: { address: 'Behind the  old mint' } }))
  const [found] = duplicatesOf(city, call('232', { place: { address: 'behind the old mint' } }))
  expect(found).toMatchObject({ call: { id: '231' }, minutes: 0 })
  expect(found && tensApart(found, 'm')).toBeUndefined()
})

test('the nearest of the same type comes first, and three are enough', () => {
  const city = cityWith(
    call('1', { north: 200 }),
    call('2', { north: 20, type: 'gas-leak' }),
    call('3', { north: 30 }),
    call('4', { north: 240 }),
  )
  expect(duplicatesOf(city, call('5')).map(({ call: { id } }) => id)).toEqual(['3', '2', '1'])
})

test('among ten thousand open calls each is looked at once for the index, and an asking looks at its half hour alone', () => {
  let looks = 0
  const many = Array.from({ length: 10_000 }, (_, i) =>
    Object.defineProperty(call(`c${i}`, { north: (i * 97) % 20_000 }), 'receivedAt', {
      get: () => {
        looks += 1
        return AT - i * MINUTE
      },
    }),
  )
  const index = createDuplicateIndex(cityWith(...many))
  expect(looks).toBe(10_000)
  for (const one of many.slice(0, 200)) index.of(one)
  // Three slots of 30 calls, each compared with the one asked for.
  expect(looks - 10_000).toBeLessThan(200 * 200)
})
