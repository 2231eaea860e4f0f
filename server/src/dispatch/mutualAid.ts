import type { City } from '@muster/shared/domain/city.ts'
import type { AdvisedIncident, Unmet } from './advise.ts'

/** Whom to ask for what: so many units with a capability, of an agency that lends such. `lateSec`: what the city's own first one takes beyond the standard. */
export type Aid = {
  readonly agencyId: string
  readonly capability: string
  readonly count: number
  readonly lateSec?: number
}

/** A neighbour is asked for no minute: only where the first one of a kind takes more than so many times the standard. */
const FAR_TOO_LATE = 2

/**
 * Which agencies to ask where the city's own units do not suffice: nobody is free or able, or the first one comes far too
 * late. Only those that say what they lend are named; their units are theirs to choose, and so none is.
 */
export function aidFor(
  city: City,
  { units, unmet }: Pick<AdvisedIncident, 'units'> & { readonly unmet: readonly Unmet[] },
  standardSec: number,
): readonly Aid[] {
  const firsts = new Map(units.toReversed().map(({ capability, seconds }) => [capability, seconds]))
  const wanted = [
    ...unmet.filter(({ reason }) => reason === 'noneFree' || reason === 'noneInCity'),
    ...[...firsts].flatMap(([capability, seconds]) =>
      seconds > FAR_TOO_LATE * standardSec ? [{ capability, count: 1, lateSec: seconds - standardSec }] : [],
    ),
  ]
  const lenders = [...city.all('agency')].toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const asked = new Set<string>()
  return wanted.flatMap(({ capability, count, ...more }) => {
    if (asked.has(capability)) return []
    asked.add(capability)
    return lenders
      .filter(({ aid }) => aid?.capabilities.includes(capability))
      .map(({ id }) => ({ agencyId: id, capability, count, ...('lateSec' in more && { lateSec: more.lateSec }) }))
  })
}
