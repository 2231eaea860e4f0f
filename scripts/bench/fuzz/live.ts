import fc from 'fast-check'
import { io } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import type { FuzzedHub } from './hub.ts'
import { odd } from './near.ts'

/** Messages of one connection: the hub ends it at the first that cannot be read, so most of the later ones are lost. */
const MESSAGES = 8
/** How long a connection is given to end before its turn is over, ms. */
const TURN_MS = 150

type Message = { readonly name: string; readonly body: unknown } | { readonly raw: Buffer | string }

const resume = fc.record({ world: odd, after: fc.oneof(odd, fc.record({ seq: odd, link: odd })), fold: odd })
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    name: fc.oneof(fc.constantFrom('resume', 'open', 'view', 'disconnect', '__proto__'), fc.string({ maxLength: 10 })),
    body: fc.oneof(odd, resume, fc.record({ aggregate: odd, id: odd }), fc.array(odd, { maxLength: 5 })),
  }),
  fc.record({ raw: fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes)) }),
  fc.record({ raw: fc.string({ maxLength: 40 }) }),
)

/** Sends messages to the live namespace over connections of their own; how many were sent. */
export async function fuzzLive({ url, manager }: FuzzedHub, cases: number, seed: number): Promise<number> {
  const turns = Math.ceil(cases / MESSAGES)
  const lists = fc.sample(fc.array(message, { minLength: MESSAGES, maxLength: MESSAGES }), { numRuns: turns, seed })
  for (const messages of lists) await oneConnection(url.origin, manager, messages)
  return turns * MESSAGES
}

/** Names that the client keeps for itself and would refuse to send. */
const ITS_OWN = new Set(['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'])

async function oneConnection(origin: string, cookie: string, messages: readonly Message[]): Promise<void> {
  const options = { parser, transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie } }
  const socket = io(`${origin}/live`, options)
  const ended = new Promise<void>((resolve) => {
    socket.once('disconnect', () => resolve()).once('connect_error', () => resolve())
  })
  await Promise.race([ended, new Promise((resolve) => socket.once('connect', () => resolve(undefined)))])
  for (const one of messages) {
    if ('raw' in one) socket.io.engine.write(one.raw)
    else if (!ITS_OWN.has(one.name)) socket.emit(one.name, one.body)
  }
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, TURN_MS))])
  socket.disconnect()
}
