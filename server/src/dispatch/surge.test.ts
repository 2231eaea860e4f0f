import { cityOf } from '@muster/shared/domain/city.ts'
import { complex } from '@muster/shared/domain/complex/complex.ts'
import { facility } from '@muster/shared/domain/facility/facility.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { desk3, NOW } from '@muster/shared/domain/given.testing.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID, world } from '@muster/shared/domain/world/world.ts'
import type { Event } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { expect, test } from 'vitest'
import { createAdvisor } from './advisor.ts'
import type { DemandField } from './demandField.ts'
import { createEstimates } from './estimate.ts'
import { at, network } from './oneStreet.testing.ts'
import { recommend } from './recommend.ts'

const field: DemandField = {
  ...{ count: 0, id: [], callsPerHour: [], timeZone: 'UTC' },
  ...{ lng: new Float64Array(), lat: new Float64Array(), node: new Uint32Array(), persons: new Float64Array() },
}
const type = (id: string, priority: number) => ({
  ...{ id, group: 'H' as const, name: { en: id, zh: id }, priority, keywords: [] },
  needs: [{ capability: 'engine', count: 2 }],
})
const settings = {
  ...{ name: { en: 'Street', zh: '街' }, timeZone: 'UTC', lengthUnit: 'm' as const, outcomes: [] },
  incidentTypes: [type('rescue', 1), type('flooding', 3), type('service', 5)],
  standards: { assignSec: {}, responseSec: {}, statusSec: {} },
  ...{ turnoutSec: {}, stopAndStartSec: 0 },
  triage: [
    { priorities: [3], response: 'one' as const },
    { kinds: ['flood' as const], priorities: [5], response: 'none' as const },
  ],
}
const engine = (id: string, corner: number): Event[] => [
  facility.make.registered(`s${id}`, { kind: 'station', name: { en: id, zh: id }, point: at(corner) }),
  unit.make.registered(id, {
    ...{ callSign: id, kind: 'engine', capabilities: ['engine'], crew: 4, agencyId: 'sffd', stationId: `s${id}` },
  }),
]
const call = (id: string, priority: number) =>
  incident.make.reported(id, { number: `20170104-${id}`, type: id, priority, place: { point: at(2) } })
const flood = (more: object = {}) => [
  complex.make.opened('c1', { kind: 'flood', name: 'Marina', ...more }),
  ...['rescue', 'flooding', 'service'].map((incidentId) =>
    complex.make.added('c1', { incidentId, number: incidentId, name: 'Marina' }),
  ),
]

/** What is advised for a call of the city of one street: E1 stands at its first corner, E2 at the second, the calls are at the third. */
function advise(id: string, ...events: Event[]) {
  const records = createRecords()
  const city = cityOf(records)
  const first = [
    world.make.opened(WORLD_ID, {
      ...{ city: 'street', kind: 'live', sample: true, clock: { anchorAt: 0, anchorCityTime: 0, rate: 1 } },
    }),
    world.make.configured(WORLD_ID, { settings }),
    ...engine('E1', 0),
    ...engine('E2', 1),
    ...[call('rescue', 1), call('flooding', 3), call('service', 5)],
  ]
  for (const [i, event] of [...first, ...events].entries()) {
    const entry = { seq: i + 1, at: NOW, cityTime: NOW, actor: desk3, command: 'test', events: [event] }
    expect(cityFold.apply(records, entry).faults).toEqual([])
  }
  const estimates = createEstimates({ network, city, positionOf: () => undefined, cityNow: () => NOW })
  const advisor = createAdvisor({ network, field })
  const found = recommend({ city, incident: city.incident(id), estimates, advisor, cityNow: NOW })
  return { ...found, sent: found.units.filter(({ rank }) => rank !== null).map((one) => one.id) }
}

test('in a surge a call gets what the rules give it, and is told so; under no complex it gets what it needs', () => {
  expect(advise('flooding')).toMatchObject({ sent: ['E2', 'E1'] })
  expect(advise('flooding').triage).toBeUndefined()
  const one = advise('flooding', ...flood())
  expect(one).toMatchObject({ sent: ['E2'], triage: { response: 'one', complex: 'Marina' }, unmet: [] })
  // Who would have gone is still offered, and says why it does not.
  expect(one.units.find(({ id }) => id === 'E1')?.reasons).toContainEqual({
    code: 'triaged',
    facts: { complex: 'Marina' },
  })
  expect(advise('service', ...flood())).toMatchObject({ sent: [], triage: { response: 'none' } })
  expect(advise('rescue', ...flood())).toMatchObject({ sent: ['E2', 'E1'] })
})

test('an area is answered by the units that are kept for it, and they answer nothing else', () => {
  const inside = advise('rescue', ...flood({ unitIds: ['E1'] }))
  expect(inside).toMatchObject({
    sent: ['E1'],
    unmet: [{ capability: 'engine', count: 1, reason: 'noneOfArea' }],
    notChosen: [{ id: 'E2', code: 'outsideArea', facts: { complex: 'Marina' } }],
  })
  const elsewhere = advise('rescue', complex.make.opened('c1', { kind: 'flood', name: 'Marina', unitIds: ['E2'] }))
  expect(elsewhere).toMatchObject({
    sent: ['E1'],
    notChosen: [{ id: 'E2', code: 'keptFor', facts: { complex: 'Marina' } }],
  })
})
