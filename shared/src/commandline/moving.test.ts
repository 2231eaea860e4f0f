import { expect, test } from 'vitest'
import { cityOf } from '../domain/city.ts'
import { createRecords } from '../kernel/state.ts'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import type { Desk } from './order.ts'
import { plansOf } from './plans.ts'

function deskWithStations(more: Partial<Desk> = {}): Desk {
  const small = smallDesk()
  const records = createRecords()
  records.set('world', 'world', small.city.find('world', 'world'))
  for (const unit of small.city.all('unit')) records.set('unit', unit.id, unit)
  for (const n of [3, 13]) {
    const id = `st-${`${n}`.padStart(2, '0')}`
    const name = { en: `Station ${n}`, zh: `${n} 号消防站` }
    records.set('facility', id, { id, kind: 'station', name, point: { type: 'Point', coordinates: [-122.4, 37.7] } })
  }
  return { ...small, city: cityOf(records), ...more }
}
const listed = () => [{ unitId: 'E12', facilityId: 'st-03' }]
const planOf = (line: string, desk: Desk) => plansOf(line, desk)[0]?.plan

test.each(['MV E12 >S3', 'MV E12 >st-03', 'MV E12 >3', '调防 E12 >S03', '调防 E12 >3号消防站'])(
  '%s sends it to wait at Station 3',
  (line) =>
    expect(planOf(line, deskWithStations())).toEqual({
      kind: 'commands',
      commands: [{ command: 'unit.post', input: { unitId: 'E12', facilityId: 'st-03' } }],
    }),
)

test('a station that there is not is refused with the nearest, never taken for another', () =>
  expect(planOf('MV E12 >S4', deskWithStations())).toMatchObject({
    refused: 'commandline.noSuchStation',
    nearest: expect.arrayContaining(['S3']),
  }))

test('a proposal is accepted and rejected by its place in the list, and told as the move that it is', () => {
  const desk = deskWithStations({ proposals: listed })
  expect(planOf('ACC 1', desk)).toMatchObject({
    commands: [{ command: 'unit.post', input: { unitId: 'E12', facilityId: 'st-03' }, text: 'MV E12 >S3' }],
  })
  expect(planOf('REJ 1 :crew tired', desk)).toMatchObject({
    commands: [{ command: 'unit.stay', input: { unitId: 'E12', facilityId: 'st-03', reason: 'crew tired' } }],
  })
})

test('what cannot be meant is said: no list, no such line of it, no reason', () => {
  const desk = deskWithStations({ proposals: listed })
  expect(planOf('ACC 1', deskWithStations())).toMatchObject({ refused: 'commandline.noProposals' })
  expect(planOf('ACC 2', desk)).toMatchObject({ refused: 'commandline.noSuchProposal' })
  expect(planOf('ACC', desk)).toMatchObject({ refused: 'commandline.whichProposal' })
  expect(planOf('REJ 1', desk)).toMatchObject({ refused: 'commandline.textMissing' })
})

test('stations and proposals are offered while they are typed', () => {
  const desk = deskWithStations({ proposals: listed })
  const offered = (line: string) => complete(line, line.length, desk).map((offer) => offer.line.trim())
  expect(offered('MV E12 >S1')).toContain('MV E12 >S13')
  expect(offered('ACC ')).toContain('ACC 1')
})
