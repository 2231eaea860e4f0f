import type { City } from '../city.ts'
import type { Incident } from '../incident/incident.ts'
import type { Complex } from './complex.ts'

type Calls = Pick<City, 'find' | 'all'>

/** The complex that a call is under, or undefined. */
export function complexOf(city: Pick<City, 'all'>, incidentId: string): Complex | undefined {
  for (const one of city.all('complex')) if (one.incidentIds.includes(incidentId)) return one
  return undefined
}

/** The calls under it that are on the board and are no part of another. */
export const membersOf = (city: Pick<City, 'find'>, { incidentIds }: Complex): readonly Incident[] =>
  incidentIds.flatMap((id) => {
    const call = city.find('incident', id)
    return call && call.mergedInto === undefined ? [call] : []
  })

/** What a complex comes to: its open calls, how many of them wait, and how many there are of each priority, 1 to 5. */
export type Tally = { readonly open: number; readonly waiting: number; readonly byPriority: readonly number[] }

/** Counts the open calls under a complex. */
export function tallyOf(city: Pick<City, 'find'>, one: Complex): Tally {
  const byPriority = [0, 0, 0, 0, 0]
  let [open, waiting] = [0, 0]
  for (const { status, priority } of membersOf(city, one)) {
    if (status === 'closed') continue
    open += 1
    if (status === 'waiting') waiting += 1
    byPriority[priority - 1] = (byPriority[priority - 1] ?? 0) + 1
  }
  return { open, waiting, byPriority }
}

/** The calls under these complexes: what a folded list leaves out. */
export const idsUnder = (city: Calls, complexIds: readonly string[]): ReadonlySet<string> =>
  new Set(complexIds.flatMap((id) => city.find('complex', id)?.incidentIds ?? []))
