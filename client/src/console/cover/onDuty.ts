import type { City } from '@muster/shared/domain/city.ts'

/** How many units can do something, how many of them are on duty, and how many of those are free: at no work, and not locked. */
export type OnDuty = {
  readonly capability: string
  readonly all: number
  readonly onDuty: number
  readonly free: number
}

/** Every capability of the city's units, the most frequent first; who is out of service or in distress is not on duty. */
export function onDutyOf(city: City): readonly OnDuty[] {
  const counts = new Map<string, { all: number; onDuty: number; free: number }>()
  for (const { capabilities, status, assignmentId, lock } of city.all('unit'))
    for (const capability of capabilities) {
      const count = counts.get(capability) ?? { all: 0, onDuty: 0, free: 0 }
      counts.set(capability, count)
      count.all += 1
      if (status !== 'outofservice' && status !== 'emergency') count.onDuty += 1
      if (assignmentId === undefined && !lock && (status === 'available' || status === 'returning')) count.free += 1
    }
  return [...counts].map(([capability, count]) => ({ capability, ...count })).sort((a, b) => b.all - a.all)
}
