import type { Incident } from '../../domain/incident/incident.ts'

import { survivorOf } from '../../domain/incident/survivor.ts'
import { isAtStreet } from '../find.ts'

import type { Desk } from '../order.ts'
import { shortOf, writtenNumber } from '../resolve.ts'
import { fold } from '../spelling.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

const ORDER: Readonly<Record<Incident['status'], number>> = { waiting: 0, active: 1, closed: 2 }

/** True where a number begins so; letters may stand for a street, two or more of them. */
function isLike({ number, place }: Incident, typed: string, street: string | undefined): boolean {
  if (shortOf(number).startsWith(typed) || number.startsWith(typed) || number.endsWith(`-${typed}`)) return true
  return street !== undefined && isAtStreet(place.address, street)
}

/** The calls that what was typed leads to, each with the number of it that was meant where that is another. */
function calledSo(
  typed: string,
  street: string | undefined,
  { city }: Desk,
): ReadonlyMap<Incident, string | undefined> {
  const found = new Map<Incident, string | undefined>()
  for (const call of city.all('incident')) {
    if (!isLike(call, typed, street)) continue
    const lives = survivorOf(city, call)
    if (lives === call) found.set(call, undefined)
    else if (typed !== '' && !found.has(lives)) found.set(lives, call.number)
  }
  return found
}

/** Open incidents by number or by street: waiting before active, then by priority, the oldest first. */
export function incidentsLike(typing: Typing, desk: Desk, wanted: 'open' | 'closed' = 'open'): Completion[] {
  const { city } = desk
  const typed = typing.typed.replace(/^#/, '')
  const street = typed.length > 1 && /\p{L}/u.test(typed) ? fold(typed) : undefined
  const types = city.find('world', 'world')?.settings?.incidentTypes ?? []
  return [...calledSo(typed, street, desk)]
    .filter(([{ status }]) => (status === 'closed') === (wanted === 'closed'))
    .sort(([a], [b]) => ORDER[a.status] - ORDER[b.status] || a.priority - b.priority || a.since - b.since)
    .map(([incident, mergedAs]) => {
      const { id, type, place, status } = incident
      const number = writtenNumber(incident, desk)
      const named = types.find((one) => one.id === type)?.name
      return {
        kind: 'incident' as const,
        ...replaced(typing, number),
        title: { text: number },
        text: { text: place.address ?? '' },
        reason: mergedAs
          ? { key: 'commandline.mergedAs', facts: { number: shortOf(mergedAs) } }
          : named
            ? { term: named }
            : { key: `incidentStatus.${status}` },
        incidentId: id,
      }
    })
}
