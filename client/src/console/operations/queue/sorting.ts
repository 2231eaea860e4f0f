import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Group } from './groups.ts'
import { rowOf } from './rowOf.ts'

/** The columns that the queue can be sorted by, from left to right. */
export const SORTABLE = ['number', 'priority', 'place', 'battalion', 'time', 'units', 'owner'] as const
export type Column = (typeof SORTABLE)[number]

/** By which column, and whether from its end; none: as it is urgent. */
export type Sort = { readonly by: Column; readonly isDown: boolean }

/** As the address bar writes it: `place`, from the end `-place`. */
export const sortText = (sort: Sort | undefined): string | undefined => sort && `${sort.isDown ? '-' : ''}${sort.by}`

/** Reads what the address bar says; undefined where it names no column. */
export function sortOf(text: string | undefined): Sort | undefined {
  const isDown = text?.startsWith('-') ?? false
  const by = SORTABLE.find((column) => column === (isDown ? text?.slice(1) : text))
  return by && { by, isDown }
}

/** What the next press on a column's head makes of the order: by it, then from its end, then as it is urgent again. */
export function nextSort(sort: Sort | undefined, by: Column): Sort | undefined {
  if (sort?.by !== by) return { by, isDown: false }
  return sort.isDown ? undefined : { by, isDown: true }
}

/** The order by the column after this one; behind the last as it is urgent. */
export function sortBeside(sort: Sort | undefined): Sort | undefined {
  const by = SORTABLE[sort ? SORTABLE.indexOf(sort.by) + 1 : 0]
  return by && { by, isDown: false }
}

type Compare = (a: Incident, b: Incident) => number

/** Who waits longest first; work that began last first; what closed last first. */
const BY_URGENCY: Readonly<Record<Group, Compare>> = {
  waiting: (a, b) => a.priority - b.priority || a.since - b.since,
  active: (a, b) => a.priority - b.priority || b.receivedAt - a.receivedAt,
  closed: (a, b) => b.since - a.since,
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

/** What a call has in a column; what has nothing there stands last, in either direction. */
function valueIn(city: City, column: Column, incident: Incident): string | number | undefined {
  if (column === 'number') return incident.number
  if (column === 'priority') return incident.priority
  if (column === 'place') return incident.place.address
  if (column === 'battalion') return incident.area?.battalion
  if (column === 'owner') return incident.owner?.name
  const { sinceMs, lead } = rowOf(city, incident)
  return column === 'time' ? sinceMs : lead
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(String(a), String(b))
}

/** The calls of one group in this order; equal ones as they are urgent. */
export function sorted(city: City, group: Group, calls: Incident[], sort: Sort | undefined): readonly Incident[] {
  const byUrgency = BY_URGENCY[group]
  if (!sort) return calls.sort(byUrgency)
  // Read once a call, not once a comparison.
  const values = new Map(calls.map((call) => [call, valueIn(city, sort.by, call)]))
  return calls.sort((a, b) => {
    const [one, other] = [values.get(a), values.get(b)]
    if (one === undefined || other === undefined) return one === other ? byUrgency(a, b) : one === undefined ? 1 : -1
    return (sort.isDown ? -1 : 1) * compare(one, other) || byUrgency(a, b)
  })
}
