import type { Need } from '@muster/shared/domain/world/responding.ts'
import type { IncidentType, Settings } from '@muster/shared/domain/world/world.ts'

/** The alarms that a city can plan for. */
export const LEVELS = [1, 2, 3, 4, 5] as const
export type Level = (typeof LEVELS)[number]

/** What the form changes of the city's settings. */
export type Plan = Pick<Settings, 'incidentTypes' | 'preAlert' | 'breakOff'>

/** Whom the first alarm sends, or what a further one adds. */
export const needsAt = ({ needs, alarms = [] }: IncidentType, level: Level): readonly Need[] =>
  level === 1 ? needs : (alarms[level - 2] ?? [])

export const countOf = (needs: readonly Need[], capability: string): number =>
  needs.find((need) => need.capability === capability)?.count ?? 0

/** The needs with so many of this; none of it where that is 0. */
export function withCount(needs: readonly Need[], capability: string, count: number): Need[] {
  const others = (need: Need) => need.capability !== capability
  if (count === 0) return needs.filter(others)
  if (needs.every(others)) return [...needs, { capability, count }]
  return needs.map((need) => (others(need) ? need : { capability, count }))
}

/** The type with these needs at that alarm; alarms that add nobody at the end of the list are none. */
export function withNeeds(type: IncidentType, level: Level, needs: Need[]): IncidentType {
  if (level === 1) return { ...type, needs }
  const alarms = LEVELS.slice(1).map((one) => (one === level ? needs : [...needsAt(type, one)]))
  while (alarms.at(-1)?.length === 0) alarms.pop()
  return { ...type, alarms: alarms.length > 0 ? alarms : undefined }
}

export type Fault = { readonly fault: string; readonly type?: IncidentType; readonly alarm?: number }

/** A call of which only the place is known gets no more kinds of unit than this. */
const MOST_FIRST = 5

/** What stands against saving a plan. */
export const faultsOf = ({ incidentTypes, preAlert = [], breakOff }: Plan): readonly Fault[] => [
  ...incidentTypes.flatMap((type) => {
    const gap = (type.alarms ?? []).findIndex((needs) => needs.length === 0)
    return gap < 0 ? [] : [{ fault: 'gap', type, alarm: gap + 2 }]
  }),
  ...(preAlert.length > MOST_FIRST ? [{ fault: 'tooManyFirst' }] : []),
  ...(breakOff && breakOff.statuses.length === 0 ? [{ fault: 'noStatus' }] : []),
  ...(breakOff && breakOff.forPriority >= breakOff.fromPriority ? [{ fault: 'noLesser' }] : []),
]
