import { survivorOf } from '../domain/incident/survivor.ts'
import type { Desk, Destination } from './order.ts'
import { soundAt } from './pinyin.ts'
import { shortOf, writtenNumber } from './resolve.ts'
import { callSignKey, fold } from './spelling.ts'

/** Something found, best first: an incident, a unit, a place. */
export type Found = {
  readonly to: Exclude<Destination, { kind: 'view' | 'moment' }>
  readonly title: string
  readonly rank: number
}

/** True where an address holds what is typed, or reads so in Chinese. */
export const isAtStreet = (address: string | undefined, query: string): boolean =>
  address !== undefined && (fold(address).includes(query) || soundAt(address, query) !== undefined)

/** Finds open incidents by number, address and narrative, units by call sign, and places by name. */
export function findIn(text: string, desk: Desk, limit: number): readonly Found[] {
  const { city, gazetteer } = desk
  const query = fold(text.trim())
  if (query === '') return []
  const sign = callSignKey(query)
  const found: Found[] = []
  for (const { id, callSign } of city.all('unit')) {
    const key = callSignKey(callSign)
    if (key.startsWith(sign) || soundAt(callSign, query) === 0)
      found.push({ to: { kind: 'unit', id }, title: callSign, rank: key === sign ? 0 : 2 })
  }
  for (const incident of city.all('incident')) {
    const { number, place, narrative } = incident
    const { id, status, number: leadsTo } = survivorOf(city, incident)
    const closed = status === 'closed' ? 0.5 : 0
    const rank = [
      number === query || number.endsWith(`-${query}`),
      shortOf(number).startsWith(query) || number.startsWith(query),
      isAtStreet(place.address, query),
      fold(narrative ?? '').includes(query),
    ].indexOf(true)
    if (rank >= 0)
      found.push({
        to: { kind: 'incident', id },
        title: [writtenNumber(incident, desk), leadsTo !== number && `→ ${shortOf(leadsTo)}`, place.address]
          .filter(Boolean)
          .join(' '),
        rank: rank + closed,
      })
  }
  for (const { name, point } of gazetteer.search(text, limit))
    found.push({ to: { kind: 'place', point, name }, title: name, rank: 1.5 })
  return found.sort((a, b) => a.rank - b.rank).slice(0, limit)
}
