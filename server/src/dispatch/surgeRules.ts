import type { City } from '@muster/shared/domain/city.ts'
import type { Complex } from '@muster/shared/domain/complex/complex.ts'
import { triagedNeeds, triageOf } from '@muster/shared/domain/complex/triage.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { missingAt } from '@muster/shared/domain/incident/responsePlan.ts'
import type { Reason } from './reasons.ts'
import type { Need } from './situation.ts'

/** By the city's rules for a surge a call gets less than it needs: none now, or one. `complex`: the name of what it is under. */
export type Triage = { readonly response: 'none' | 'one'; readonly complex: string }

/** The complex for whose calls a unit is kept, or undefined. Where two desks kept it at once, every hub names the same one. */
const keptFor = (city: City, unitId: string): Complex | undefined =>
  [...city.all('complex')]
    .filter(({ unitIds }) => unitIds?.includes(unitId))
    .reduce<Complex | undefined>((first, one) => (first && first.id < one.id ? first : one), undefined)

/** In a surge an area is answered by its own units, and they answer it alone. `own`: the complex that the call is under. */
export function whyOutside(city: City, own: Complex | undefined, unitId: string): Reason | undefined {
  const kept = keptFor(city, unitId)
  if (kept?.id === own?.id && (kept || !own?.unitIds)) return undefined
  if (kept) return { code: 'keptFor', facts: { complex: kept.name } }
  return own?.unitIds ? { code: 'outsideArea', facts: { complex: own.name } } : undefined
}

/** How many units are needed in all. */
const countOf = (needs: readonly { readonly count: number }[]): number =>
  needs.reduce((sum, { count }) => sum + count, 0)

/** What is missing at a call, and what of that it gets: all, or less in a surge. */
export function neededAt(
  city: City,
  incident: Incident,
): { readonly missing: readonly Need[]; readonly needs: readonly Need[]; readonly triage?: Triage } {
  const missing = missingAt(city, incident)
  const triaged = triageOf(city, incident)
  const needs = triaged ? triagedNeeds(missing, triaged.response, incident.assignmentIds.length) : missing
  return triaged && triaged.response !== 'full' && countOf(needs) < countOf(missing)
    ? { missing, needs, triage: { response: triaged.response, complex: triaged.complex.name } }
    : { missing, needs }
}
