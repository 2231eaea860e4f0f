import { expect, test } from 'vitest'
import { cityRedaction } from '../domain/cityRedaction.ts'
import type { Entry } from '../kernel/entry.ts'
import { ROLES } from './roles.ts'
import { seesAtLeast, VISIBILITY, type Visibility, visibilityOf } from './visibility.ts'

const call = {
  number: '20170104-231',
  type: 'medical',
  priority: 1,
  place: { point: { type: 'Point', coordinates: [-122.452634, 37.763812] }, address: 'CANARY-address' },
  area: { neighbourhood: 'sunset', battalion: 'B05' },
  narrative: 'CANARY-narrative',
  caller: { subject: 's1', sealed: 'CANARY-caller' },
}
const entry: Entry = {
  seq: 7,
  at: 1,
  cityTime: 2,
  actor: { id: 'CANARY-actor', name: 'CANARY-actor' },
  command: 'incident.report',
  events: [
    { type: 'incident.reported', id: 'i1', data: call },
    { type: 'incident.noted', id: 'i1', data: { text: 'CANARY-note' } },
    { type: 'incident.taken', id: 'i1', data: { owner: { id: 'CANARY-owner', name: 'CANARY-owner' } } },
    {
      type: 'incident.handedOver',
      id: 'i1',
      data: { owner: { id: 'CANARY-owner', name: 'CANARY-owner' }, formerOwner: 'CANARY-former' },
    },
  ],
}
const canariesFor = (mine: Visibility): string[] => [
  ...new Set(JSON.stringify(cityRedaction.entry(mine, entry)).match(/CANARY-\w+/g)),
]

test('V1 a class is decided from roles: the widest of several, nothing for none', () => {
  expect(Object.groupBy(ROLES, (role) => visibilityOf([role]))).toEqual({
    personal: ['calltaker', 'dispatcher', 'supervisor', 'auditor'],
    finance: ['finance'],
    staff: ['alertauthor', 'alertapprover', 'logistics', 'admin', 'feed'],
    agency: ['liaison'],
    field: ['field'],
  })
  expect(visibilityOf(['liaison', 'logistics'])).toBe('staff')
  expect(visibilityOf(['field', 'calltaker', 'feed'])).toBe('personal')
  expect([visibilityOf([]), visibilityOf(['emperor'])]).toEqual(['public', 'public'])
})

test('V1 classes are a chain', () => {
  expect(VISIBILITY.every((mine, i) => VISIBILITY.every((one, j) => seesAtLeast(mine, one) === i >= j))).toBe(true)
})

test('V2 the public gets neither words, names nor the house, but where it is to some 100 m', () => {
  expect(canariesFor('public')).toEqual([])
  const told = cityRedaction.entry('public', entry)
  expect(told).toMatchObject({ seq: 7, actor: { id: '', name: '' }, command: '' })
  expect(told?.events[0]?.data).toEqual({
    number: '20170104-231',
    type: 'medical',
    priority: 1,
    place: { point: { type: 'Point', coordinates: [-122.453, 37.764] } },
    area: { neighbourhood: 'sunset' },
  })
})

test('V1 what callers said is for those who speak with them; the rest get what their work needs', () => {
  expect(canariesFor('field')).toEqual(['CANARY-address', 'CANARY-owner', 'CANARY-former'])
  expect(canariesFor('agency')).toEqual(['CANARY-actor', 'CANARY-address', 'CANARY-owner', 'CANARY-former'])
  expect(canariesFor('staff')).toEqual(canariesFor('agency'))
  expect(canariesFor('finance')).toEqual(canariesFor('agency'))
  expect(cityRedaction.entry('personal', entry)).toBe(entry)
})

test('V1 an entry of which a class may see nothing is none', () => {
  const counted = { ...entry, events: [{ type: 'stock.counted', id: 'w1--water', data: { onHand: 3 } }] }
  expect(VISIBILITY.filter((mine) => cityRedaction.entry(mine, counted))).toEqual([
    'agency',
    'staff',
    'finance',
    'personal',
  ])
  const unknown = { ...entry, events: [{ type: 'comet.seen', id: 'c1', data: { where: 'CANARY' } }] }
  expect(VISIBILITY.filter((mine) => cityRedaction.entry(mine, unknown))).toEqual(['personal'])
})
