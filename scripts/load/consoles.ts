import { cityFold } from '@muster/shared/domain/fold.ts'
import type { ClientToServer, ServerToClient } from '@muster/shared/wire/messages.ts'
import { io, type Socket } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import { type FromConsoles, type Hub, monotonicMs, type ToConsoles } from './messages.ts'

// A process full of consoles: each a Socket.IO client of its own, as a browser would be. They do not fold; they check
// that every batch continues at the last + 1, and ask for what is missing like a console.
const AT_ONCE = 20
const BEAT_MS = 1000
/** A beat so late is missed: a console would have begun to look old. */
const LATE_MS = 1500
const WAIT_FOR_HEAD_MS = 15_000

type Live = Socket<ServerToClient, ClientToServer>
type Console = { socket: Live; seq: number; link: string; beatAt: number }

const consoles: Console[] = []
const arrivals = new Map<number, { last: number; count: number }>()
const byes: Record<string, number> = {}
const connectMs: number[] = []
const sums = { holes: 0, reconnects: 0, snapshots: 0, beats: 0, beatsMissed: 0, entries: 0, frames: 0, frameBytes: 0 }
let longestSilenceMs = 0

const tell = (told: FromConsoles): void => void process.send?.(told)

function arrived(seq: number, now: number): void {
  const known = arrivals.get(seq)
  if (known) {
    known.last = now
    known.count += 1
  } else arrivals.set(seq, { last: now, count: 1 })
}

function hear(one: Console): void {
  const { socket } = one
  const resume = () => {
    const after = one.seq === 0 ? null : { seq: one.seq, link: one.link }
    socket.emit('resume', { world: 'live', after, fold: cityFold.version })
  }
  socket.on('connect', resume)
  socket.on('disconnect', () => {
    sums.reconnects += 1
    one.beatAt = 0
  })
  socket.on('snapshot', ({ seq, link }) => {
    sums.snapshots += 1
    Object.assign(one, { seq, link })
  })
  socket.on('events', ({ from, to, link, entries }) => {
    const now = monotonicMs()
    if (to <= one.seq) return
    if (from > one.seq + 1) {
      sums.holes += 1
      return resume()
    }
    sums.entries += entries.length
    for (let seq = Math.max(from, one.seq + 1); seq <= to; seq += 1) arrived(seq, now)
    Object.assign(one, { seq: to, link })
  })
  socket.on('tracks', (frame) => {
    sums.frames += 1
    sums.frameBytes += frame.byteLength
  })
  socket.on('heartbeat', () => {
    const now = monotonicMs()
    const silence = one.beatAt === 0 ? 0 : now - one.beatAt
    one.beatAt = now
    sums.beats += 1
    longestSilenceMs = Math.max(longestSilenceMs, silence)
    if (silence > LATE_MS) sums.beatsMissed += Math.max(1, Math.round(silence / BEAT_MS) - 1)
  })
  socket.on('bye', ({ code }) => {
    byes[code] = (byes[code] ?? 0) + 1
  })
}

async function open({ url, key }: Hub): Promise<void> {
  const started = monotonicMs()
  const socket: Live = io(`${url}/live`, {
    parser,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { authorization: `Bearer ${key}` },
  })
  const one: Console = { socket, seq: 0, link: '', beatAt: 0 }
  consoles.push(one)
  hear(one)
  await new Promise<void>((resolve, reject) => {
    socket.once('snapshot', () => resolve())
    socket.once('events', () => resolve())
    socket.once('connect_error', (error) => reject(new Error(`a console could not connect: ${error.message}`)))
  })
  socket.emit('view', null)
  connectMs.push(monotonicMs() - started)
}

async function openAll({ count, ...hub }: Hub & { count: number }): Promise<void> {
  for (let opened = 0; opened < count; opened += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => open(hub)))
  tell({ kind: 'opened' })
}

async function finish(head: number): Promise<void> {
  const until = monotonicMs() + WAIT_FOR_HEAD_MS
  const behind = () => consoles.filter(({ seq }) => seq < head).length
  while (behind() > 0 && monotonicMs() < until) await new Promise((later) => setTimeout(later, 50))
  const counts = {
    ...{ ...sums, connectMs, byes, longestSilenceMs, behind: behind() },
    arrivals: [...arrivals].map(([seq, { last, count }]) => [seq, last, count] as const),
  }
  for (const { socket } of consoles) socket.removeAllListeners().disconnect()
  tell({ kind: 'counts', counts })
}

process.on('message', (told: ToConsoles) => {
  const work = told.kind === 'open' ? openAll(told) : finish(told.head)
  work.catch((error: Error) => tell({ kind: 'failed', why: error.message }))
})
// Without its parent nobody would end it.
process.on('disconnect', () => process.exit(0))
