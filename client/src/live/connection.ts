import type { ClientToServer, ServerToClient } from '@muster/shared/wire/messages.ts'
import { io, type Socket } from 'socket.io-client'
import * as msgpack from 'socket.io-msgpack-parser'
import { announceCity, board, onOpen } from './city.ts'
import { setCityTime } from './clock.ts'
import { createFollower } from './follower.ts'
import { beatAgeMs, boardLoaded, heartbeatHeard, linkLost, retryDue, weighLink } from './link.ts'
import { getMe, whoAmI } from './me.ts'
import { pageIsCurrent, reloadPage } from './reloadPage.ts'
import { createRetry } from './retry.ts'
import { forgetTracks, takeFrame } from './tracks.ts'
import { WORLD } from './world.ts'

const WEIGH_MS = 250
/** A line that brings no heartbeat for so long is dead, whatever it says of itself. */
const DEAD_AFTER_MS = 6000
/** How long one attempt may take. */
const OPENS_WITHIN_MS = 4000
const FULL_AGAIN_MS = 1000
/** What the hub says to a line without a session. */
const UNAUTHORIZED = 'unauthorized'

/** The parser's browser build gives binary as `[type, bytes]`, its Node build as the bytes alone. */
const bytesOf = (frame: Uint8Array | ArrayBuffer | readonly unknown[]): Uint8Array | ArrayBuffer => {
  if (frame instanceof Uint8Array || frame instanceof ArrayBuffer) return frame
  const bytes = frame[1]
  return bytes instanceof ArrayBuffer || bytes instanceof Uint8Array ? bytes : new Uint8Array()
}

type HubSocket = Socket<ServerToClient, ClientToServer>
let line: { readonly socket: HubSocket; readonly end: () => void } | undefined

/** Opens the live line to the hub, or opens it again where the hub had refused it; one that is open stays as it is. */
export function openConnection(): void {
  line ??= openLine()
  if (!line.socket.active) line.socket.connect()
}

/** Ends the live line; what the board holds stays. */
export function closeConnection(): void {
  line?.end()
  line = undefined
}

/** Keeps the board current: resume by cursor, snapshot, events, tracks, heartbeats. */
function openLine(): { socket: HubSocket; end: () => void } {
  const socket: HubSocket = io('/live', {
    path: '/socket.io',
    parser: msgpack,
    transports: ['websocket'],
    // Tried again by us, so that people see when.
    reconnection: false,
    timeout: OPENS_WITHIN_MS,
  })
  const follower = createFollower({
    board,
    world: () => WORLD,
    nowMs: () => performance.now(),
    resume: (hello) => socket.emit('resume', hello),
    differs: (what) => socket.emit('differs', what),
    changed() {
      pageIsCurrent()
      boardLoaded()
      announceCity()
    },
  })

  let fullAskedAt = Number.NEGATIVE_INFINITY
  /** Saying where we look makes the hub begin anew with a full frame. */
  function askFullFrame(): void {
    if (performance.now() - fullAskedAt < FULL_AGAIN_MS) return
    fullAskedAt = performance.now()
    socket.emit('view', null)
  }

  const retry = createRetry({ attempt: () => socket.connect(), tell: retryDue })
  socket.on('connect', () => {
    retry.worked()
    forgetTracks()
    follower.connected()
    // A quick page connects before its own clock has run as long as two requests must lie apart.
    fullAskedAt = Number.NEGATIVE_INFINITY
    askFullFrame()
    for (const what of board.histories.opened()) socket.emit('open', what)
  })
  socket.on('snapshot', (snapshot) => {
    // A snapshot may come from a journal that was replaced (J5): histories are asked for anew.
    for (const what of board.histories.opened()) socket.emit('open', what)
    follower.snapshot(snapshot)
  })
  socket.on('events', follower.events)
  socket.on('tracks', (frame) => {
    if (takeFrame(bytesOf(frame)) !== 'applied') askFullFrame()
  })
  socket.on('heartbeat', ({ head, cityTime, rate }) => {
    setCityTime(cityTime, rate)
    heartbeatHeard(head)
    follower.heartbeat(head)
  })
  socket.on('detail', (detail) => {
    board.histories.put(detail)
    announceCity()
  })
  socket.on('refused', ({ aggregate, id, seconds }) => {
    setTimeout(() => {
      const isOpen = board.histories.opened().some((what) => what.aggregate === aggregate && what.id === id)
      if (isOpen && socket.connected) socket.emit('open', { aggregate, id })
    }, seconds * 1000)
  })
  socket.on('reload', ({ fold }) => reloadPage(fold))
  socket.on('bye', ({ code }) => {
    if (code === 'expired' || code === 'revoked') void whoAmI()
  })
  socket.on('connect_error', ({ message }) => {
    if (message !== UNAUTHORIZED) {
      linkLost()
      retry.later()
    }
    // Somebody was signed in, so the session has ended meanwhile; before signing in a refusal is no news.
    else if (getMe()) void whoAmI()
  })
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') retry.later()
  })

  const stopOpens = onOpen((aggregate, id) => {
    if (socket.connected) socket.emit('open', { aggregate, id })
  })
  const weighing = setInterval(() => {
    weighLink()
    // Half-open: the line believes in itself and brings nothing. Another is opened.
    if (socket.connected && (beatAgeMs() ?? 0) > DEAD_AFTER_MS) socket.io.engine.close()
  }, WEIGH_MS)
  const retryNow = () => {
    if (!socket.connected) retry.now()
  }
  window.addEventListener('online', retryNow)
  const end = () => {
    stopOpens()
    clearInterval(weighing)
    retry.stop()
    window.removeEventListener('online', retryNow)
    socket.disconnect()
  }
  return { socket, end }
}
