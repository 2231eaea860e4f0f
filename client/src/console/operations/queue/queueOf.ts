import type { View } from '@muster/shared/commandline/order.ts'
import type { City } from '@muster/shared/domain/city.ts'
import { idsUnder } from '@muster/shared/domain/complex/members.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { isFound } from './finding.ts'
import type { Group } from './groups.ts'
import { type Sort, sorted } from './sorting.ts'
import { groupsOf } from './views.ts'

/** How long a closed call stays in the queue, city time. */
const CLOSED_FOR_MS = 24 * 3_600_000

/**
 * What the queue shows. `me`: the account whose calls are "mine"; `battalions`: these alone, none named means all; `others`:
 * not these; `words`: all of them are somewhere in the call; `folded`: without the calls under these complexes.
 */
export type Wish = {
  readonly view: View
  readonly me?: string
  readonly battalions: readonly string[]
  readonly others: readonly string[]
  readonly words: readonly string[]
  readonly folded?: readonly string[]
  readonly sort?: Sort
}

/** The calls of each group, first to be read first. */
export type Queue = Readonly<Record<Group, readonly Incident[]>> & {
  /** How many of each group the filters keep out of sight. */
  readonly hidden: Readonly<Record<Group, number>>
  /** How many there are in each view that counts calls, as battalions and words have it. */
  readonly counts: { readonly pending: number; readonly active: number; readonly mine: number }
}

/** Mine are the calls that I took, and those that still wait and nobody took: they are everybody's. */
const isMine = ({ status, owner }: Incident, me: string | undefined): boolean =>
  owner?.id === me || (status === 'waiting' && owner === undefined)

/** A call whose place is unknown belongs to no battalion: it is shown to all until somebody knows better. */
const isHere = ({ area }: Incident, { battalions, others }: Wish): boolean =>
  area?.battalion === undefined ||
  ((battalions.length === 0 || battalions.includes(area.battalion)) && !others.includes(area.battalion))

/** The queue as somebody wishes to see it. `nowMs`: city time, epoch ms. One pass, so that ten thousand calls are no more. */
export function queueOf(city: City, wish: Wish, nowMs: number): Queue {
  const { view, me, words, sort } = wish
  const folded = idsUnder(city, wish.folded ?? [])
  const groups = groupsOf(view)
  const calls: Record<Group, Incident[]> = { waiting: [], active: [], closed: [] }
  const hidden = { waiting: 0, active: 0, closed: 0 }
  const counts = { pending: 0, active: 0, mine: 0 }
  for (const incident of city.all('incident')) {
    const { status, mergedInto } = incident
    // A merged call is told by the one that its number leads to.
    if (mergedInto !== undefined) continue
    if (status === 'closed' && incident.since < nowMs - CLOSED_FOR_MS) continue
    const isWanted = !folded.has(incident.id) && isHere(incident, wish) && isFound(city, incident, words)
    const isOfMine = isMine(incident, me)
    if (isWanted && status === 'waiting') counts.pending += 1
    if (isWanted && status === 'active') counts.active += 1
    if (isWanted && status !== 'closed' && isOfMine) counts.mine += 1
    const isShown = isWanted && groups.includes(status) && (view !== 'mine' || isOfMine)
    if (isShown) calls[status].push(incident)
    else hidden[status] += 1
  }
  return {
    waiting: sorted(city, 'waiting', calls.waiting, sort),
    active: sorted(city, 'active', calls.active, sort),
    closed: sorted(city, 'closed', calls.closed, sort),
    hidden,
    counts,
  }
}
