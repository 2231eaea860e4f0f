import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'redis'
import type { RedisAddress } from './address.ts'

/**
 * A connected client (node-redis). What it does when the connection is lost (J2):
 * - a command given while there is no connection is rejected with ClientOfflineError: it was certainly not sent;
 * - a command that was under way is rejected with another error: its outcome is unknown;
 * - nothing is kept to be sent later, and the client connects again by itself, at most 500 ms apart.
 * `onError` hears of each lost connection and each failed attempt.
 */
export async function connectRedis({ address }: { address: RedisAddress }, onError: (error: Error) => void = () => {}) {
  const client = newClient(address, (attempts) => Math.min(10 * 2 ** attempts, 500))
  client.on('error', onError)
  await client.connect()
  return client
}

/** How long a hub that starts waits for a Redis that it can do without, ms. */
const START_WITHOUT_MS = 2000

/** As `connectRedis`, for a server that the hub can do without: it starts, and finds it when it comes. */
export async function connectWhenThere(address: RedisAddress, onError: (error: Error) => void): Promise<RedisClient> {
  const client = newClient(address, (attempts) => Math.min(10 * 2 ** attempts, 500))
  client.on('error', onError)
  const connected = client.connect().catch(onError)
  await Promise.race([connected, sleep(START_WITHOUT_MS, undefined, { ref: false })])
  return client
}

export type RedisClient = Awaited<ReturnType<typeof connectRedis>>

/** A client that tries once: for asking whether anybody answers. It ends when `tooLate` fires. */
export async function connectOnce(address: RedisAddress, tooLate?: AbortSignal): Promise<RedisClient> {
  const client = newClient(address, () => false)
  client.on('error', () => {})
  // A server that stands still takes the connection and never says a word.
  tooLate?.addEventListener('abort', () => client.isOpen && client.destroy())
  await client.connect()
  return client
}

/** A timer for each command, as the client has them, costs more than the command; who must not wait asks `within`. */
const COMMON = { disableOfflineQueue: true, commandOptions: { timeout: 0 } } as const

function newClient(address: RedisAddress, reconnectStrategy: (attempts: number) => number | false) {
  if ('url' in address) return staysEnded(createClient({ ...COMMON, url: address.url, socket: { reconnectStrategy } }))
  const { socket: path, login } = address
  return staysEnded(createClient({ ...COMMON, ...login, socket: { path, tls: false, reconnectStrategy } }))
}

type Ending = { readonly isOpen: boolean; on(event: 'connect', hear: () => void): unknown; destroy(): void }

/** A client that is ended while its socket is being made connects all the same, and nobody holds it then (seen: node-redis 6.3). */
export function staysEnded<Client extends Ending>(client: Client): Client {
  client.on('connect', () => client.isOpen || client.destroy())
  return client
}
