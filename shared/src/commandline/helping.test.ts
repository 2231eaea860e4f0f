import { expect, describe as group, test } from 'vitest'
import type { Agency } from '../domain/agency/agency.ts'
import type { City } from '../domain/city.ts'
import { smallDesk } from './city.testing.ts'
import { complete } from './complete.ts'
import { describe } from './describe.ts'
import { plansOf } from './plans.ts'

const agencies: readonly Agency[] = [
  { id: 'sffd', name: { en: 'Ours', zh: '本市' } },
  {
    id: 'oakland',
    name: { en: 'Oakland Fire', zh: '奥克兰消防局' },
    aid: { capabilities: ['engine', 'boat'], call: '510-555-0100' },
  },
  { id: 'marin', name: { en: 'Marin County', zh: '马林县' }, aid: { capabilities: ['engine'] } },
]
const small = smallDesk({ incidentId: 'i231' })
const all: City['all'] = (kind) => (kind === 'agency' ? (agencies as Iterable<never>) : small.city.all(kind))
const find: City['find'] = (kind, id) =>
  kind === 'agency' ? (agencies.find((one) => one.id === id) as never) : small.city.find(kind, id)
const desk = { ...small, city: { ...small.city, all, find } }
const planOf = (line: string) => plansOf(line, desk)[0]?.plan
const asks = (agencyId: string, capability: string, count: number, incidentId = 'i231') => ({
  kind: 'commands',
  commands: [{ command: 'incident.requestAid', input: { incidentId, agencyId, capability, count } }],
})

group('a neighbour is asked', () => {
  test.each([
    ['REQ +2 engine >oak', asks('oakland', 'engine', 2)],
    ['REQ 232 +1 engine >马林', asks('marin', 'engine', 1, 'i232')],
    ['求援 232 +1 船艇', asks('oakland', 'boat', 1, 'i232')],
    ['REQ >MARIN +1 水罐车', asks('marin', 'engine', 1)],
  ])('%s', (line, plan) => expect(planOf(line)).toEqual(plan))

  test.each([
    ['REQ', 'whichAid', []],
    ['REQ +2 engine', 'whichNeighbour', ['>oakland', '>marin']],
    ['REQ +2 engine >', 'whichNeighbour', []],
    ['REQ +2 boat >marin', 'whichNeighbour', ['>oakland']],
    ['REQ +1 dragon >oak', 'nobodyLends', []],
    ['REQ 999 +1 boat', 'noSuchIncident', []],
  ])('%s: a no says what would work', (line, refused, nearest) =>
    expect(planOf(line)).toMatchObject({ refused: `commandline.${refused}`, ...(nearest.length > 0 && { nearest }) }),
  )

  test('what it would do is told, and neighbours are offered with the number to ring', () => {
    const plan = planOf('REQ +2 engine >oak')
    expect(plan && describe(plan, desk)?.will).toMatchObject({
      key: 'commandline.will.incident.requestAid',
      facts: { incident: '231', count: 2, capability: 'engine', agency: { en: 'Oakland Fire' } },
    })
    const line = 'REQ +2 engine >o'
    expect(complete(line, line.length, desk)).toContainEqual(
      expect.objectContaining({ line: 'REQ +2 engine >oakland ', reason: { text: '510-555-0100' } }),
    )
  })
})
