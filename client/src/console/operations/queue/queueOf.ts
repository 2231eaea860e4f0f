import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'

/** How long a closed call stays in the queue, city time. */
const CLOSED_FOR_MS = 24 * 3_600_000

export const GROUPS = ['waiting', 'active', 'closed'] as const
export type Group = (typeof GROUPS)[number]

/** What the queue shows. `mine`: the account's id where only its own calls are wanted. Battalions: none named means all. */
export type QueueFilter = { readonly mine?: string; readonly battalions: readonly string[] }

/** Mine are the calls that I took, and those that still wait and nobody took: they are everybody's. */
function isWanted({ status, owner, area }: Incident, { mine, battalions }: QueueFilter): boolean {
  const isMine = mine === undefined || owner?.id === mine || (status === 'waiting' && owner === undefined)
  // A call whose place is unknown belongs to no battalion: it is shown to all until somebody knows better.
  const isHere = battalions.length === 0 || area?.battalion === undefined || battalions.includes(area.battalion)
  return isMine && isHere
}

/** Who waits longest first; work that began last first; what closed last first. */
const byAge: Readonly<Record<Group, (a: Incident, b: Incident) => number>> = {
  waiting: (a, b) => a.priority - b.priority || a.since - b.since,
  active: (a, b) => a.priority - b.priority || b.receivedAt - a.receivedAt,
  closed: (a, b) => b.since - a.since,
}

/** The calls of one group of the queue, first to be read first. `nowMs`: city time, epoch ms. */
export function queueOf(city: City, group: Group, filter: QueueFilter, nowMs: number): readonly Incident[] {
  const calls: Incident[] = []
  for (const incident of city.all('incident')) {
    // A merged call is told by the one that its number leads to.
    if (incident.status !== group || incident.mergedInto !== undefined || !isWanted(incident, filter)) continue
    if (group === 'closed' && incident.since < nowMs - CLOSED_FOR_MS) continue
    calls.push(incident)
  }
  return calls.sort(byAge[group])
}

/** The battalions that the city's calls and stations name, in order. */
export function battalionsOf(city: City): readonly string[] {
  const names = new Set<string>()
  for (const { battalion } of city.all('facility')) if (battalion) names.add(battalion)
  for (const { area } of city.all('incident')) if (area?.battalion) names.add(area.battalion)
  return [...names].sort()
}
