import { test } from 'vitest'
import { given } from '../given.testing.ts'
import { grant, remove } from './commands.ts'
import { person } from './person.ts'

const granted = person.make.granted('eve', { name: 'Eve', roles: ['auditor'], by: 'ada' })

test('what was granted stands in the record, with who granted it', () =>
  given()
    .when(grant, { personId: 'eve', name: 'Eve', roles: ['auditor'], by: 'ada' })
    .thenEvents(granted))

test('a person who is removed stays known by name, without any right', () => {
  const city = given(granted).when(remove, { personId: 'eve', by: 'ada' }).thenCity()
  const { name, roles } = city.person('eve')
  if (name !== 'Eve' || roles.length > 0) throw new Error(JSON.stringify({ name, roles }))
})
