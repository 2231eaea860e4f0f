import { agency } from '@muster/shared/domain/agency/agency.ts'
import { assignment } from '@muster/shared/domain/assignment/assignment.ts'
import { cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { desk3, fire231, fire232, NOW } from '@muster/shared/domain/given.testing.ts'
import { dispatch } from '@muster/shared/domain/incident/dispatch.ts'
import { followedOf } from '@muster/shared/domain/incident/followed.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID, world } from '@muster/shared/domain/world/world.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { createEstimates } from './estimate.ts'
import { liveSituation } from './liveSituation.ts'
import { advisor, at, network } from './oneStreet.testing.ts'
import { askingOf, recommend } from './recommend.ts'

const term = { en: 'x', zh: 'x' }
const need = (capability: string, count: number) => ({ capability, count })
const settings = {
  ...{ name: term, timeZone: 'UTC', lengthUnit: 'm', outcomes: [], turnoutSec: { engine: 60 }, stopAndStartSec: 0 },
  standards: { assignSec: {}, responseSec: { fire: 300 }, statusSec: {} },
  incidentTypes: [
    { id: 'fire', group: 'F', name: term, priority: 1, keywords: [], needs: [need('engine', 2), need('boat', 1)] },
  ],
  breakOff: { fromPriority: 3, forPriority: 1, statuses: ['dispatched', 'enroute'] },
  freeAfterSec: { onscene: { engine: [60, 120, 180, 240, 300, 360, 420, 480, 540] } },
} as const
const engine = (id: string, corner: number) =>
  unit.make.registered(id, {
    ...({ callSign: id, kind: 'engine', crew: 4, agencyId: 'x', home: at(corner) } as const),
    capabilities: ['engine'],
  })
const events: Event[] = [
  world.make.opened(WORLD_ID, {
    ...{ city: 'x', kind: 'live', sample: true, clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 } },
  }),
  world.make.configured(WORLD_ID, { settings: JSON.parse(JSON.stringify(settings)) }),
  agency.make.registered('b', { name: term, aid: { capabilities: ['boat'] } }),
  ...[engine('E1', 0), engine('E2', 4), engine('E3', 9), engine('E4', 6), engine('E5', 15)],
  incident.make.reported('i231', { ...fire231.data, type: 'fire', number: '1', priority: 1, place: { point: at(5) } }),
  incident.make.reported('i232', {
    ...fire232.data,
    type: 'smoke',
    number: '2',
    priority: 4,
    place: { point: at(20) },
  }),
  assignment.make.made('a1', { unitId: 'E4', incidentId: 'i232', status: 'enroute' }),
  assignment.make.made('a2', { unitId: 'E2', incidentId: 'i232', status: 'onscene' }),
]

/** The city as the journal has it at this entry. */
function cityAt(seq: number) {
  const records = createRecords()
  events.slice(0, seq).forEach((event, i) => {
    const entry = { seq: i + 1, at: NOW, cityTime: NOW, actor: desk3, command: 'test', events: [event] }
    cityFold.apply(records, entry)
  })
  return cityOf(records)
}

const thisAdvisor = advisor({}, { turnoutSec: { engine: 60 } })
function liveAdvice(cityNow: number) {
  const city = cityAt(events.length)
  const estimates = createEstimates({ network, city, positionOf: () => undefined, cityNow: () => cityNow })
  const call = city.incident('i231')
  return recommend({ city, incident: call, estimates, advisor: thisAdvisor, cityNow })
}

test('what is kept with a dispatch can be run again as a told situation, and gives the same order and times', () => {
  const live = liveAdvice(NOW + 20_000)
  expect(live.units.filter(({ rank }) => rank).map(({ id, breaksOff }) => [id, breaksOff])).toEqual([
    ['E4', 'i232'],
    ['E3', undefined],
  ])
  const kept = followedOf({ ...live, seq: events.length })
  const input = { incidentId: 'i231', unitIds: ['E4', 'E3'], breakOff: ['E4'], advice: kept }
  expect(Compile(dispatch.input).Check(JSON.parse(JSON.stringify(input)))).toBe(true)

  const then = cityAt(kept.seq)
  const situation = liveSituation({ city: then, positionOf: () => undefined, cityNow: Date.parse(kept.time) })
  const told = JSON.parse(JSON.stringify({ situation, incidents: [askingOf(then, then.incident('i231'))] }))
  const [again] = thisAdvisor.recommend(told.situation, told.incidents)
  const set = kept.units.filter(({ rank }) => rank !== null)
  expect(again?.units.map(({ id, seconds }) => ({ id, seconds }))).toEqual(
    set.map(({ id, seconds }) => ({ id, seconds })),
  )
  expect(again?.soon).toEqual(live.soon)
  const next = kept.units.filter(({ rank }) => rank === null)
  for (const { id, seconds } of next) expect(again?.notChosen).toContainEqual(expect.objectContaining({ id, seconds }))
  expect(next.map(({ id }) => id)).toEqual(['E1', 'E5'])
})

test('what the city lacks is asked of the neighbour that lends it, and nobody is invented', () => {
  const { unmet, aid } = liveAdvice(NOW)
  expect(unmet).toEqual([{ capability: 'boat', count: 1, reason: 'noneInCity' }])
  expect(aid).toEqual([{ agencyId: 'b', capability: 'boat', count: 1 }])
})

test('clocks that differ by milliseconds tell the same', () =>
  expect(liveAdvice(NOW + 20_003)).toEqual(liveAdvice(NOW + 20_990)))
