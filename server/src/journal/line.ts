import { hash } from 'node:crypto'
import type { ActorMark, Asked, Entry, Event } from '@muster/shared/kernel/entry.ts'

/** What is written of a command: who asked what, what the hub filled in, and what happened. */
export type Payload = { readonly actor: ActorMark; readonly command: Asked; readonly events: readonly Event[] }

/** An entry as it lies in the stream, with its link (J5) and the bytes that the link covers. */
export type Line = { readonly entry: Entry; readonly link: string; readonly payload: string }

/** An entry as it is stored and proven: `at` and `city` (the city's time) are epoch ms, `payload` the JSON of a Payload. */
export type RawLine = {
  readonly seq: number
  readonly at: number
  readonly city: number
  readonly link: string
  readonly payload: string
}

/** A stream entry as Redis gives it. */
type Raw = { readonly id: string; readonly message: Readonly<Record<string, string>> }

/** Thrown where the stream holds what we never wrote: the journal was tampered with or another program writes there. */
export class AlienEntry extends Error {}

/** Takes a stream entry as it is. Throws AlienEntry where a field is missing. */
export function readRaw({ id, message: { at, city, link, p: payload } }: Raw): RawLine {
  const seq = Number(id.split('-')[0])
  if (!at || !city || !link || !payload || !Number.isSafeInteger(seq)) throw new AlienEntry(`entry ${id} lacks a field`)
  return { seq, at: Number(at), city: Number(city), link, payload }
}

/** Reads what a stored entry says. Throws where the payload is not ours. */
export function lineFrom({ seq, at, city, link, payload }: RawLine): Line {
  const { actor, command, events }: Payload = JSON.parse(payload)
  return { entry: { seq, at, cityTime: city, actor, command: command.name, events }, link, payload }
}

/** Reads a stream entry. Throws AlienEntry where a field is missing or the payload is not ours. */
export const readLine = (raw: Raw): Line => lineFrom(readRaw(raw))

/** The stored form of a line that was read. */
export const rawOf = ({ entry: { seq, at, cityTime }, link, payload }: Line): RawLine => ({
  seq,
  at,
  city: cityTime,
  link,
  payload,
})

/** What was asked, as the entry keeps it. */
export function askedIn({ payload }: Line): Asked {
  const { command }: Payload = JSON.parse(payload)
  return command
}

/** The link that a stored entry must carry, from the former one's. */
export const rawLinkOf = (formerLink: string, { seq, at, payload }: Omit<RawLine, 'city' | 'link'>): string =>
  hash('sha1', `${formerLink}${seq}${at}${payload}`)

/** The link that an entry must carry, from the former one's. */
export const linkOf = (formerLink: string, { entry: { seq, at }, payload }: Line): string =>
  rawLinkOf(formerLink, { seq, at, payload })
