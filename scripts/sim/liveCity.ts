import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Cursor, Entry } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import type { ClientToServer, ServerToClient } from '@muster/shared/wire/messages.ts'
import { io, type Socket } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import type { CityClock } from './cityClock.ts'

/** The hub's state, kept the way every console keeps it: a snapshot, then the same fold of the same entries. */
export type LiveCity = {
  readonly city: City
  /** True once the state is there and the connection holds. */
  readonly isLive: () => boolean
  /** Number of the last entry folded. */
  readonly seq: () => number
  /** Asks for the positions of all units, or for no more of them. */
  readonly watchTracks: (wanted: boolean) => void
  readonly close: () => void
}

/** A view of the empty sea, degrees: who looks there is sent no positions. */
const NOWHERE = [-130, -60, -129, -59] as const

/** Opens the live connection and keeps it: after a cut it says where it stood and gets what it missed. */
export function openLiveCity({
  url,
  key,
  world,
  clock,
  onEntry,
  onTracks,
  onProblem,
}: {
  url: string
  key: string
  world: string
  clock: CityClock
  onEntry: (entry: Entry) => void
  onTracks: (frame: Uint8Array) => void
  onProblem: (what: string) => void
}): LiveCity {
  const records = createRecords()
  const city = cityOf(records)
  let cursor: Cursor | null = null
  let live = false

  const socket: Socket<ServerToClient, ClientToServer> = io(new URL('/live', url).href, {
    path: '/socket.io',
    parser,
    transports: ['websocket'],
    auth: { token: key },
    reconnectionDelay: 250,
    reconnectionDelayMax: 2000,
  })
  const resume = () => {
    live = false
    socket.emit('resume', { world, after: cursor, fold: cityFold.version })
  }
  socket.on('connect', resume)
  socket.on('connect_error', (error) => onProblem(`cannot reach the hub: ${error.message}`))
  socket.on('disconnect', (why) => {
    live = false
    if (why === 'io client disconnect') return
    onProblem(`connection to the hub lost: ${why}`)
    // A connection that the hub itself ended is not taken up again by the library.
    if (why === 'io server disconnect') setTimeout(() => socket.connect(), 1000).unref()
  })
  socket.on('snapshot', ({ seq, link, state }) => {
    records.load(state)
    cursor = { seq, link }
    live = true
  })
  socket.on('events', ({ from, to, link, entries }) => {
    const expected = (cursor?.seq ?? 0) + 1
    if (from > expected) return resume()
    for (const entry of entries) {
      if (entry.seq < expected) continue
      cityFold.apply(records, entry)
      onEntry(entry)
    }
    if (to >= expected) cursor = { seq: to, link }
    live = true
  })
  socket.on('heartbeat', (beat) => {
    clock.hear(beat)
    // A hub that had nothing to send after `resume` has told by its heartbeat that there is nothing.
    if (cursor && beat.head === cursor.seq) live = true
  })
  socket.on('tracks', (frame) => onTracks(frame instanceof Uint8Array ? frame : new Uint8Array(frame)))
  socket.on('reload', ({ fold }) =>
    onProblem(`this simulator folds version ${cityFold.version}, the hub ${fold}: update it`),
  )
  socket.on('bye', ({ code }) => onProblem(`the hub ends the connection: ${code}`))

  return {
    city,
    isLive: () => live && socket.connected,
    seq: () => cursor?.seq ?? 0,
    watchTracks: (wanted) => socket.emit('view', wanted ? null : NOWHERE),
    close: () => socket.disconnect(),
  }
}
