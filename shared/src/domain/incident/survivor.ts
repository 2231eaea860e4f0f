import { type Refusal, refuse } from '../../kernel/refusal.ts'
import type { City } from '../city.ts'
import type { Incident } from './incident.ts'

/** The call that lives on for this one: itself, unless it was merged; then the one that its number leads to. */
export function survivorOf(city: Pick<City, 'find'>, call: Incident): Incident {
  const seen = new Set([call.id])
  let now = call
  // One step in a journal of our own making. A call merged before its survivor left the board and came back may take two.
  while (now.mergedInto !== undefined) {
    const next = city.find('incident', now.mergedInto)
    if (!next || seen.has(next.id)) return now
    seen.add(next.id)
    now = next
  }
  return now
}

/** The calls that were merged into this one and are on the board, in the order in which they were. */
export const mergedCalls = (city: Pick<City, 'find'>, { id, mergedIds }: Incident): readonly Incident[] =>
  (mergedIds ?? []).flatMap((one) => {
    const call = city.find('incident', one)
    return call?.mergedInto === id ? [call] : []
  })

/** Why nothing is done to a call any more: it is part of another one, or over; undefined where it is open. */
export function notOpen(city: Pick<City, 'find'>, call: Incident): Refusal | undefined {
  const { number, status, mergedInto } = call
  if (mergedInto !== undefined)
    return refuse('incident.partOf', { incident: number, into: survivorOf(city, call).number })
  return status === 'closed' ? refuse('incident.over', { incident: number }) : undefined
}

/** A call that this one is linked with; `call` is absent once that has left the board. */
export type LinkedCall = { readonly id: string; readonly number: string; readonly call?: Incident }

/** Calls of the same cause or place: its own links and those of the calls merged into it, each as the call that lives on. */
export function linkedCalls(city: Pick<City, 'find'>, call: Incident): readonly LinkedCall[] {
  const found = new Map<string, LinkedCall>()
  for (const { links = [] } of [call, ...mergedCalls(city, call)])
    for (const { id, number } of links) {
      const other = city.find('incident', id)
      const lives = other && survivorOf(city, other)
      if (lives?.id !== call.id)
        found.set(lives?.id ?? id, { id: lives?.id ?? id, number: lives?.number ?? number, call: lives })
    }
  return [...found.values()]
}

/**
 * Which of two calls lives on where nobody says: the one that units are at work on, else the older one. Answers with the
 * duplicate first.
 */
export function duplicateFirst(one: Incident, other: Incident): readonly [duplicate: Incident, survivor: Incident] {
  const [oneAtWork, otherAtWork] = [one.assignmentIds.length > 0, other.assignmentIds.length > 0]
  const isOlder = one.receivedAt - other.receivedAt || (one.number < other.number ? -1 : 1)
  const oneLives = oneAtWork === otherAtWork ? isOlder < 0 : oneAtWork
  return oneLives ? [other, one] : [one, other]
}
