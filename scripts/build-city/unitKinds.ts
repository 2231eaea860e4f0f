import type { Agency, Unit } from '@muster/server/cities/pack.ts'

type Kind = Pick<Unit, 'kind' | 'capabilities' | 'crew'>

/** Kinds of units by the names that the San Francisco records have for them. Crews are usual ones. */
export const UNIT_KINDS = {
  ENGINE: { kind: 'engine', capabilities: ['engine'], crew: 4 },
  TRUCK: { kind: 'truck', capabilities: ['truck'], crew: 5 },
  MEDIC: { kind: 'medic', capabilities: ['medic', 'als', 'transport'], crew: 2 },
  PRIVATE: { kind: 'medic', capabilities: ['medic', 'transport'], crew: 2 },
  CHIEF: { kind: 'chief', capabilities: ['chief'], crew: 2 },
  'RESCUE CAPTAIN': { kind: 'chief', capabilities: ['ems-chief', 'als'], crew: 1 },
  'RESCUE SQUAD': { kind: 'rescue', capabilities: ['rescue'], crew: 4 },
  SUPPORT: { kind: 'support', capabilities: ['support'], crew: 2 },
  AIRPORT: { kind: 'support', capabilities: ['support'], crew: 2 },
} satisfies Record<string, Kind>

/** Departments whose liaisons hand supplies over: theirs are no units. */
export const departments: Agency[] = [
  { id: 'transport', name: { en: 'Transport department', zh: '交通运输部门' } },
  { id: 'commerce', name: { en: 'Commerce department', zh: '商务部门' } },
  { id: 'customs', name: { en: 'Customs', zh: '海关' } },
]
