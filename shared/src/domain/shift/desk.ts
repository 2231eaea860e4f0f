import type { City } from '../city.ts'
import type { Incident } from '../incident/incident.ts'
import { worksAtDesk } from '../person/person.ts'
import type { Worker } from '../sector/sector.ts'
import { sectorsOf } from '../sectorsOf.ts'

/** The sectors that somebody works, in order. */
export const sectorsOfWorker = (city: City, workerId: string | undefined): readonly string[] =>
  [...city.all('sector')].flatMap(({ id, worker }) => (worker && worker.id === workerId ? [id] : [])).sort()

/** The sectors that nobody works. None, where the desk was never divided by sectors. */
export function uncovered(city: City): readonly string[] {
  if ([...city.all('sector')].length === 0) return []
  return sectorsOf(city).filter((id) => city.find('sector', id)?.worker === undefined)
}

/** Whom a shift or a call can be handed over to: everybody who works at the desk but oneself, by name. */
export const colleagues = (city: City, myId: string | undefined): readonly Worker[] =>
  [...city.all('person')]
    .filter((person) => person.id !== myId && worksAtDesk(person))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))

/**
 * The open calls that go along with these sectors: those that their worker has taken there; with the last sector all that
 * they have taken, so that no call stays with somebody who has gone.
 */
export function callsGoingAlong(city: City, workerId: string, sectors: readonly string[]): readonly Incident[] {
  const isLast = sectorsOfWorker(city, workerId).every((id) => sectors.includes(id))
  return [...city.all('incident')].filter(({ status, owner, area, mergedInto }) => {
    if (status === 'closed' || mergedInto !== undefined || owner?.id !== workerId) return false
    return isLast || (area?.battalion !== undefined && sectors.includes(area.battalion))
  })
}
