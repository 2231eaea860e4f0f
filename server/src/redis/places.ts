import { CannotStart } from '../cannotStart.ts'
import type { Login } from './address.ts'
import { connectOnce, type RedisClient } from './connectRedis.ts'
import { OutcomeUnknown, within } from './within.ts'

/** A server at a port. */
export type Place = { readonly host: string; readonly port: number }

/** How long one of several may take before the next is asked, ms. */
const ANSWERS_WITHIN_MS = 500

export const nameOf = ({ host, port }: Place): string => `${host}:${port}`

/** True for an address of this kind, as `redis+cluster://`. */
export const isOf = (scheme: string, url: string): boolean => url.startsWith(scheme)

/**
 * What `SCHEME[user:password@]one:PORT,two:PORT[/NAME]` says; a place without a port has `port`. Throws CannotStart with
 * `cure` where it cannot be read.
 */
export function readPlaces(
  url: string,
  { scheme, port, cure }: { scheme: string; port: number; cure: string },
): { places: readonly Place[]; name: string; login: Login } {
  const [, who = '', hosts = '', name = ''] = /^(?:(.*)@)?([^@/]*)(?:\/(.*))?$/.exec(url.slice(scheme.length)) ?? []
  const places = hosts.split(',').map((one) => {
    const [, host = '', own = String(port)] = /^(.+?)(?::(\d+))?$/.exec(one) ?? []
    return { host, port: Number(own) }
  })
  if (!places.every((place) => place.host && place.port > 0)) throw new CannotStart(cure)
  const [username = '', ...rest] = who.split(':')
  return { places, name, login: { username: plain(username), password: plain(rest.join(':')) } }
}

/** Undefined for nothing; a name or a password may hold any character, written as in an address. */
function plain(text: string): string | undefined {
  try {
    return text === '' ? undefined : decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The way to one place; an address of six has its brackets. */
export function urlOf({ host, port }: Place, { username = '', password = '' }: Login = {}): string {
  const who = password === '' ? '' : `${encodeURIComponent(username)}:${encodeURIComponent(password)}@`
  return `redis://${who}${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`
}

/** The first answer that any of them gives, asked one after the other. Rejects with the last one's reason. */
export async function askFirst<T>(
  places: readonly Place[],
  login: Login,
  ask: (client: RedisClient, place: Place) => Promise<T>,
): Promise<T> {
  let why: unknown = new Error('there is nobody to ask')
  for (const place of places) {
    try {
      return await askOne(place, login, ask)
    } catch (error) {
      why = error
    }
  }
  throw why
}

async function askOne<T>(
  place: Place,
  login: Login,
  ask: (client: RedisClient, place: Place) => Promise<T>,
): Promise<T> {
  const tooLate = new AbortController()
  const asked = connectOnce({ url: urlOf(place, login) }, tooLate.signal).then((client) =>
    ask(client, place).finally(() => client.isOpen && client.destroy()),
  )
  // It may still fail, or answer, when nobody waits for it any more.
  asked.catch(() => {})
  try {
    return await within(asked, ANSWERS_WITHIN_MS)
  } catch (error) {
    tooLate.abort()
    throw error instanceof OutcomeUnknown ? new Error(`${nameOf(place)} does not answer`) : error
  }
}
