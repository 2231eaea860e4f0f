import type { IncidentType } from '@muster/shared/domain/world/world.ts'
import { expect, test } from 'vitest'
import { faultsOf, needsAt, withCount, withNeeds } from './plan.ts'

const need = (capability: string, count: number) => ({ capability, count })
const fire: IncidentType = {
  ...{ id: 'fire', group: 'F', name: { en: 'Fire', zh: '火灾' }, priority: 1, keywords: [] },
  needs: [need('engine', 3), need('truck', 1)],
  alarms: [[need('engine', 2)]],
}

test('a count is set, changed and taken away, and the rest stays in its order', () => {
  expect(withCount(fire.needs, 'chief', 1)).toEqual([...fire.needs, need('chief', 1)])
  expect(withCount(fire.needs, 'engine', 4)).toEqual([need('engine', 4), need('truck', 1)])
  expect(withCount(fire.needs, 'engine', 0)).toEqual([need('truck', 1)])
})

test('each alarm is planned by itself, and what adds nobody at the end is no alarm', () => {
  const third = withNeeds(fire, 3, [need('truck', 1)])
  expect([needsAt(third, 2), needsAt(third, 3), needsAt(third, 4)]).toEqual([
    [need('engine', 2)],
    [need('truck', 1)],
    [],
  ])
  expect(withNeeds(third, 3, [])).toEqual(fire)
  expect(withNeeds(fire, 2, []).alarms).toBeUndefined()
})

test('an alarm that is skipped, and a rule that could never hold, are told before they are saved', () => {
  const breakOff = { fromPriority: 3, forPriority: 1, statuses: ['enroute' as const] }
  const plan = { incidentTypes: [fire], breakOff }
  expect(faultsOf(plan)).toEqual([])
  const skipped = withNeeds(fire, 4, [need('truck', 1)])
  expect(faultsOf({ ...plan, incidentTypes: [skipped] })).toEqual([{ fault: 'gap', type: skipped, alarm: 3 }])
  expect(faultsOf({ ...plan, breakOff: { ...breakOff, statuses: [] } })).toEqual([{ fault: 'noStatus' }])
  expect(faultsOf({ ...plan, breakOff: { ...breakOff, forPriority: 3 } })).toEqual([{ fault: 'noLesser' }])
})
