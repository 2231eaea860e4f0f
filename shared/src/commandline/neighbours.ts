import type { Agency } from '../domain/agency/agency.ts'
import type { City } from '../domain/city.ts'
import { fold } from './spelling.ts'

/** An agency that says what it lends. */
export type Neighbour = Agency & { readonly aid: NonNullable<Agency['aid']> }

/** Agencies that lend such units; without a capability all that lend any. */
export const lendersOf = (city: City, capability?: string): readonly Neighbour[] =>
  [...city.all('agency')].filter(
    (one): one is Neighbour => !!one.aid && (capability === undefined || one.aid.capabilities.includes(capability)),
  )

const tight = (name: string): string => fold(name).replaceAll(/\s/g, '')

/** Those whose id or name begins as it is typed, in either language. */
export const neighboursLike = (typed: string, all: readonly Neighbour[]): readonly Neighbour[] =>
  all.filter(({ id, name }) => [id, name.en, name.zh].some((one) => tight(one).startsWith(tight(typed))))
