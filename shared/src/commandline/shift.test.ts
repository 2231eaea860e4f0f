import { expect, test } from 'vitest'
import { cityOf } from '../domain/city.ts'
import { createRecords } from '../kernel/state.ts'
import { smallDesk } from './city.testing.ts'
import { describe as tell } from './describe.ts'
import type { Desk } from './order.ts'
import { plansOf } from './plans.ts'

function deskWithSectors(): Desk {
  const records = createRecords()
  const small = smallDesk()
  records.set('world', 'world', small.city.find('world', 'world'))
  for (const battalion of ['B02', 'B05']) records.set('facility', battalion, { id: battalion, battalion })
  for (const [id, name] of [
    ['desk3', 'Desk 3'],
    ['desk4', 'Desk 4'],
  ])
    records.set('person', id ?? '', { id, name, roles: ['dispatcher'] })
  records.set('shift', 'desk3', { id: 'desk3', state: 'offered' })
  return { ...small, city: cityOf(records) }
}

const willOf = (line: string): unknown => {
  const desk = deskWithSectors()
  const plan = plansOf(line, desk)[0]?.plan
  const will = plan && tell(plan, desk)?.will
  return will && 'key' in will ? will.key : plan
}

test.each([
  ['ON B02 B05', 'take'],
  ['负责 B02', 'take'],
  ['OFF B05', 'leave'],
  ['OFF', 'leave.all'],
  ['HO Desk 4 :hydrant out', 'handOver'],
  ['HA', 'accept'],
  ['HA Desk 3', 'accept'],
])('%s says what it would do', (line, said) => {
  expect(willOf(line)).toBe(`commandline.will.shift.${said}`)
})

test('a sector or colleague that there is not is refused with those there are', () => {
  expect(willOf('ON B09')).toMatchObject({ kind: 'refused', facts: { typed: 'B09', known: ['B02', 'B05'] } })
  expect(willOf('HO Desk 9')).toMatchObject({ kind: 'refused', facts: { known: ['Desk 3', 'Desk 4'] } })
})
