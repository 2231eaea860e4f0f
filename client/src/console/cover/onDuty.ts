import type { City } from '@muster/shared/domain/city.ts'

/** How many units can do something, and how many of them are there to do it. */
export type OnDuty = {
  readonly capability: string
  readonly onDuty: number
  /** Locked ones are neither free nor at work. */
  readonly free: number
  readonly atWork: number
  readonly out: number
}

/** Every capability of the city's units, the most frequent first; who is out of service or in distress is not on duty. */
export function onDutyOf(city: City): readonly OnDuty[] {
  const counts = new Map<string, { onDuty: number; free: number; atWork: number; out: number }>()
  for (const { capabilities, status, assignmentId, lock } of city.all('unit'))
    for (const capability of capabilities) {
      const count = counts.get(capability) ?? { onDuty: 0, free: 0, atWork: 0, out: 0 }
      counts.set(capability, count)
      const isOut = status === 'outofservice' || status === 'emergency'
      count[isOut ? 'out' : 'onDuty'] += 1
      if (assignmentId !== undefined) count.atWork += isOut ? 0 : 1
      else if (!lock && (status === 'available' || status === 'returning')) count.free += 1
    }
  return [...counts]
    .map(([capability, count]) => ({ capability, ...count }))
    .sort((a, b) => b.onDuty + b.out - (a.onDuty + a.out))
}
