import type { City } from '../city.ts'
import type { Incident } from '../incident/incident.ts'
import { WORLD_ID } from '../world/world.ts'
import type { Complex, TriageRule } from './complex.ts'
import { complexOf } from './members.ts'

type Need = { readonly capability: string; readonly count: number }
/** By which complex a call is triaged, and what it gets. */
export type Triaged = { readonly complex: Complex; readonly response: TriageRule['response'] }

const fits = <T>(named: readonly T[] | undefined, one: T): boolean => named === undefined || named.includes(one)

/** What the city's rules say of a call under a complex; undefined where it is under none, or no rule speaks of it. */
export function triageOf(city: City, call: Incident): Triaged | undefined {
  const complex = complexOf(city, call.id)
  if (!complex) return undefined
  const rule = city
    .find('world', WORLD_ID)
    ?.settings?.triage?.find(
      ({ kinds, types, priorities }) =>
        fits(kinds, complex.kind) && fits(types, call.type) && fits(priorities, call.priority),
    )
  return rule && { complex, response: rule.response }
}

/** What is left of a call's needs. `atWork`: units that it has already. */
export function triagedNeeds<N extends Need>(needs: readonly N[], response: TriageRule['response'], atWork: number) {
  if (response === 'full') return needs
  const [first] = needs
  return response === 'none' || atWork > 0 || !first ? [] : [{ ...first, count: 1 }]
}
