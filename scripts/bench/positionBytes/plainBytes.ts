import parser from 'socket.io-msgpack-parser'
import { check } from '../benchmark.ts'
import type { Update } from './watcher.ts'

const PACKED_BYTES = 16
const EVENT = 2

/** What a WebSocket frame from a server adds to so many bytes. */
const webSocketHead = (bytes: number): number => (bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10)
const framed = (bytes: number): number => bytes + webSocketHead(bytes)

/** A Socket.IO message with msgpack, on the wire. */
function messageBytes(data: unknown): number {
  // Typed as one buffer, it is a list of one.
  const encoded: unknown = new parser.Encoder().encode({ type: EVENT, nsp: '/live', data: ['tracks', data] })
  const [packet]: unknown[] = Array.isArray(encoded) ? encoded : [encoded]
  check(packet instanceof Uint8Array, 'the parser gave no bytes')
  return framed(packet.length)
}

const sum = (frames: readonly (readonly Update[])[], bytesOf: (updates: readonly Update[]) => number): number =>
  frames.reduce((total, updates) => total + (updates.length > 0 ? bytesOf(updates) : 0), 0)

/** The same updates in the same frames, with all headers, in three plainer forms; bytes. */
export const plainBytes = (frames: readonly (readonly Update[])[]) => ({
  packed: sum(frames, ({ length }) => messageBytes(new Uint8Array(PACKED_BYTES * length))),
  msgpack: sum(frames, messageBytes),
  // Socket.IO without a parser of its own sends text with the packet's type and namespace before it.
  json: sum(frames, (updates) => framed(Buffer.byteLength(`42/live,${JSON.stringify(['tracks', updates])}`))),
})
