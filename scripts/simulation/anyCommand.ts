import type { City } from '@muster/shared/domain/city.ts'
import { UNIT_STATUSES } from '@muster/shared/domain/unit/status.ts'
import type { Ask } from '../../server/src/command/ask.ts'
import type { Dice } from './dice.ts'

const UNITS = ['E1', 'E2', 'M3', 'T4'] as const
const actors: readonly [Ask['actor'], ...Ask['actor'][]] = [
  { id: 'ann', name: 'Ann', roles: ['dispatcher', 'supervisor', 'calltaker', 'logistics'] },
  { id: 'bob', name: 'Bob', roles: ['dispatcher', 'supervisor', 'calltaker', 'logistics'] },
]
const WORDS: readonly [string, ...string[]] = [
  'smoke seen',
  '烟',
  'caller is on the second floor',
  '𠮷 🚒',
  '<img onerror=x>',
]

/** Anything that people at a desk might ask of this city, sense and nonsense. `key` is new for each. */
export function anyCommand(dice: Dice, city: City, key: string): Ask {
  const incidents = [...city.all('incident')].map(({ id }) => id)
  const incidentId = dice.pick(['i-none', ...incidents])
  const otherId = dice.pick(['i-none', ...incidents])
  const unitIds = UNITS.filter(() => dice.chance(0.4))
  const some = unitIds.length > 0 ? unitIds : [dice.pick(UNITS)]
  const point = { type: 'Point', coordinates: [-122.4 - dice.roll() / 10, 37.7 + dice.roll() / 10] }
  const place = dice.chance(0.7) ? { point, address: `${dice.between(1, 999)} MAIN ST` } : {}
  const text = dice.pick(WORDS)
  const [name, input] = dice.pick<[string, object]>([
    ['incident.report', { type: 'fire', place, narrative: text }],
    ['incident.report', { type: 'medical', priority: dice.between(1, 5), place }],
    ['incident.dispatch', { incidentId, unitIds: some }],
    ['incident.dispatch', { incidentId, unitIds: some, status: dice.pick(['dispatched', 'enroute', 'onscene']) }],
    ['incident.divert', { incidentId, unitIds: some }],
    ['incident.recall', { incidentId, unitIds: some }],
    ['incident.note', { incidentId, text }],
    ['incident.prioritise', { incidentId, priority: dice.between(1, 5) }],
    ['incident.place', { incidentId, place }],
    ['incident.take', { incidentId }],
    ['incident.close', { incidentId, outcome: text }],
    ['incident.reopen', { incidentId }],
    ['incident.merge', { incidentId, intoId: otherId }],
    ['incident.unmerge', { incidentId }],
    ['incident.link', { incidentId, otherId }],
    ['incident.unlink', { incidentId, otherId }],
    ['incident.notDuplicate', { incidentId, otherId, isApart: dice.chance(0.8) }],
    ['unit.status', { unitId: dice.pick(UNITS), status: dice.pick(UNIT_STATUSES) }],
    ['unit.status', { unitId: dice.pick(UNITS), status: 'available' }],
    ['unit.correct', { unitId: dice.pick(UNITS), status: dice.pick(UNIT_STATUSES) }],
    ['stock.count', { facilityId: 'wh', item: dice.pick(['water', 'bed']), onHand: dice.between(0, 9999) }],
  ])
  return { name, input, actor: dice.pick(actors), key }
}

/** The city that a run begins with. */
export const furnishing = {
  settings: {
    name: { en: 'City', zh: '城市' },
    timeZone: 'America/Los_Angeles',
    lengthUnit: 'ft',
    incidentTypes: [],
    outcomes: [],
    standards: { assignSec: {}, responseSec: {}, statusSec: {} },
    turnoutSec: {},
    stopAndStartSec: 0,
  },
  agencies: [{ id: 'fd', name: { en: 'Fire', zh: '消防' } }],
  facilities: [
    {
      id: 'wh',
      kind: 'warehouse',
      name: { en: 'Store', zh: '仓库' },
      point: { type: 'Point', coordinates: [-122.4, 37.7] },
    },
  ],
  units: UNITS.map((id) => ({ id, callSign: id, kind: 'engine', capabilities: ['engine'], crew: 4, agencyId: 'fd' })),
  stock: [],
}
