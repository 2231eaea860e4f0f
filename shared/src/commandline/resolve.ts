import type { City } from '../domain/city.ts'
import type { Incident } from '../domain/incident/incident.ts'
import { survivorOf } from '../domain/incident/survivor.ts'
import type { Unit } from '../domain/unit/unit.ts'
import { unitWords } from '../domain/unit/words.ts'
import { type Desk, isLineRefusal, type LineRefusal, type Need, type Order, refuseLine } from './order.ts'
import { callSignKey, fold, nearestOf } from './spelling.ts'
import { bare } from './verb.ts'

/** `25` of `20170104-25`. */
export const shortOf = (number: string): string => number.slice(number.lastIndexOf('-') + 1)

/** City day of an incident as its full number has it, `20170104`. */
function dayOf({ receivedAt }: Incident, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(receivedAt).replaceAll('-', '')
}

/** Its full number: the city day and the number of that day. */
const fullNumber = (incident: Incident, timeZone: string): string =>
  incident.number.includes('-') ? incident.number : `${dayOf(incident, timeZone)}-${incident.number}`

/** Open before closed, then newest first: the short form means the newest open one. A merged one is what it leads to. */
function byLikelihood(city: City): (a: Incident, b: Incident) => number {
  const isClosed = (call: Incident) => Number(survivorOf(city, call).status === 'closed')
  return (a, b) => isClosed(a) - isClosed(b) || b.receivedAt - a.receivedAt
}

/** The incident an order is about: the one that its number leads to, else the selected one, else a no. */
export function incidentOf(order: Order, desk: Desk): Incident | LineRefusal {
  const called = incidentCalled(order, desk)
  return isLineRefusal(called) ? called : survivorOf(desk.city, called)
}

/** The second incident of an order about two. */
export const otherOf = ({ other, verb }: Order, desk: Desk): Incident | LineRefusal =>
  other === undefined ? refuseLine('whichOther', { verb }) : incidentOf({ ...bare(verb), incident: other }, desk)

/** The incident of that very number, even where it leads to another one by now; else the selected one, else a no. */
export function incidentCalled({ incident: number, verb }: Order, { city, incidentId }: Desk): Incident | LineRefusal {
  if (number === undefined) {
    const selected = incidentId === undefined ? undefined : city.find('incident', incidentId)
    return selected ?? refuseLine('whichIncident', { verb })
  }
  const short = shortOf(number)
  const sameShort: Incident[] = []
  // One pass without a copy: a line of twenty orders does this twenty times at every key.
  for (const incident of city.all('incident'))
    if (incident.number.endsWith(short) && shortOf(incident.number) === short) sameShort.push(incident)
  const timeZone = city.find('world', 'world')?.settings?.timeZone ?? 'UTC'
  const [found] = (
    number.includes('-') ? sameShort.filter((incident) => fullNumber(incident, timeZone) === number) : sameShort
  ).sort(byLikelihood(city))
  if (found) return found
  const open = [...city.all('incident')].filter(({ status }) => status !== 'closed').sort(byLikelihood(city))
  return refuseLine(
    'noSuchIncident',
    { typed: number },
    nearestOf(
      short,
      open.map((incident) => shortOf(incident.number)),
    ),
  )
}

/** An incident's number as it is written here: the short form where that means it, else the full one. */
export function writtenNumber(incident: Incident, { city }: Desk): string {
  const short = shortOf(incident.number)
  const likelier = byLikelihood(city)
  for (const other of city.all('incident'))
    if (
      other.id !== incident.id &&
      other.number.endsWith(short) &&
      shortOf(other.number) === short &&
      likelier(other, incident) < 0
    )
      return incident.number
  return short
}

/** The unit of that call sign; padding zeros do not count. Never the nearest: a wrong unit is worse than a refusal. */
export function unitNamed(typed: string, { city }: Desk): Unit | LineRefusal {
  const key = callSignKey(typed)
  const all = [...city.all('unit')]
  const exact = all.filter((unit) => callSignKey(unit.callSign) === key || callSignKey(unit.id) === key)
  const [only, other] = exact
  if (only && !other) return only
  const nearest = nearestOf(
    typed,
    (other ? exact : all).map(({ callSign }) => callSign),
  )
  return refuseLine(other ? 'manyUnits' : 'noSuchUnit', { typed }, nearest)
}

/** The units an order names, else the selected one, else a no. */
export function unitsOf({ units, verb }: Order, desk: Desk): readonly Unit[] | LineRefusal {
  if (units.length === 0) {
    const selected = desk.unitId === undefined ? undefined : desk.city.find('unit', desk.unitId)
    return selected ? [selected] : refuseLine('whichUnit', { verb })
  }
  const found: Unit[] = []
  for (const typed of units) {
    const unit = unitNamed(typed, desk)
    if ('refused' in unit) return unit
    if (!found.includes(unit)) found.push(unit)
  }
  return found
}

const CAPABILITY = 'capability.'
/** Capabilities by their words in both languages: `水罐车` is `engine`. */
const capabilityTerms = new Map(
  Object.entries(unitWords).flatMap(([key, term]) =>
    key.startsWith(CAPABILITY)
      ? [term.en, term.zh].map((word) => [fold(word), key.slice(CAPABILITY.length)] as const)
      : [],
  ),
)

/** Every word for a capability: its id and its names, folded. */
export const capabilityWords = (capability: string): string[] => [
  capability,
  ...[...capabilityTerms].filter(([, id]) => id === capability).map(([word]) => word),
]

/** What is needed, with each capability by its id; a no where no unit of the city can do it. */
export function needsOf({ needs }: Order, { city }: Desk): readonly Need[] | LineRefusal {
  const known = new Set([...city.all('unit')].flatMap(({ capabilities }) => capabilities))
  const found: Need[] = []
  for (const { count, capability: typed } of needs) {
    const capability = known.has(typed) ? typed : capabilityTerms.get(typed)
    if (capability === undefined || !known.has(capability))
      return refuseLine(
        'noSuchCapability',
        { typed, known: [...known].sort() },
        nearestOf(typed, [...known, ...capabilityTerms.keys()]),
      )
    found.push({ count, capability })
  }
  return found
}
