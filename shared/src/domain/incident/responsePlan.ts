import type { City } from '../city.ts'
import { WORLD_ID } from '../world/world.ts'
import type { Incident } from './incident.ts'

type Need = { readonly capability: string; readonly count: number }

/**
 * Whom an incident needs in all: the first alarm of its type and what each further one adds. Of a type that the city does not
 * know only the place is known: there goes who goes first.
 */
export function plannedFor(city: City, { type, alarm = 1 }: Pick<Incident, 'type' | 'alarm'>): readonly Need[] {
  const settings = city.find('world', WORLD_ID)?.settings
  const known = settings?.incidentTypes.find(({ id }) => id === type)
  if (!known) return settings?.preAlert ?? []
  const counts = new Map<string, number>()
  for (const { capability, count } of [known.needs, ...(known.alarms ?? []).slice(0, alarm - 1)].flat())
    counts.set(capability, (counts.get(capability) ?? 0) + count)
  return [...counts].map(([capability, count]) => ({ capability, count }))
}

/** The highest alarm that the city has a plan for; 1 where there is only the first. */
export const highestAlarm = (city: City, { type }: Pick<Incident, 'type'>): number =>
  1 + (city.find('world', WORLD_ID)?.settings?.incidentTypes.find(({ id }) => id === type)?.alarms?.length ?? 0)

/** What is still missing there: whom it needs less the units already at work. */
export function missingAt(city: City, incident: Pick<Incident, 'type' | 'alarm' | 'assignmentIds'>): readonly Need[] {
  const atWork = incident.assignmentIds.map((id) => city.unit(city.assignment(id).unitId))
  return plannedFor(city, incident)
    .map(({ capability, count }) => ({
      capability,
      count: count - atWork.filter(({ capabilities }) => capabilities.includes(capability)).length,
    }))
    .filter(({ count }) => count > 0)
}
