import { cityFold } from '@muster/shared/domain/fold.ts'
import type { ClientToServer, Heartbeat, ServerToClient, View } from '@muster/shared/wire/messages.ts'
import { createTrackDecoder, type TrackDecoder } from '@muster/shared/wire/trackFrame.ts'
import { io, type Socket } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import { check } from '../benchmark.ts'
import type { Place } from '../harness/place.ts'

/** A position that a frame brought, as the console now shows it. */
export type Update = {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly atMs: number
  readonly headingDeg: number
}

/** A console that looks at one part of the city. */
export type Watcher = {
  readonly tracks: TrackDecoder
  /** The updates of each frame since the last call. */
  readonly takeFrames: () => Update[][]
  /** The newest heartbeat and when it came, ms of `performance.now`. */
  readonly beat: () => { readonly beat: Heartbeat; readonly heardAt: number } | undefined
}

/** Opens a console's connection and looks at `view`. */
export async function openWatcher({ atEnd }: Place, url: string, cookie: string, view: View): Promise<Watcher> {
  const tracks = createTrackDecoder()
  const shown = new Map<string, number>()
  let frames: Update[][] = []
  let heard: { beat: Heartbeat; heardAt: number } | undefined
  const socket: Socket<ServerToClient, ClientToServer> = io(`${url}/live`, {
    parser,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie },
  })
  atEnd(() => socket.disconnect())

  function changed(): Update[] {
    const updates: Update[] = []
    tracks.ids.forEach((id, i) => {
      const atMs = tracks.atMs[i] ?? 0
      if (shown.get(id) === atMs) return
      shown.set(id, atMs)
      const [lng = 0, lat = 0] = [tracks.lngLat[2 * i], tracks.lngLat[2 * i + 1]]
      updates.push({ id, lng, lat, atMs, headingDeg: tracks.headingDeg[i] ?? 0 })
    })
    return updates
  }
  socket.on('tracks', (frame) => {
    const verdict = tracks.apply(frame instanceof Uint8Array ? frame : new Uint8Array(frame))
    check(verdict === 'applied', `a frame was ${verdict}`)
    frames.push(changed())
  })
  socket.on('heartbeat', (beat) => {
    heard = { beat, heardAt: performance.now() }
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('heartbeat', () => resolve())
    socket.on('connect', () => {
      socket.emit('resume', { world: 'live', after: null, fold: cityFold.version })
      socket.emit('view', view)
    })
  })
  return {
    tracks,
    takeFrames() {
      const taken = frames
      frames = []
      return taken
    },
    beat: () => heard,
  }
}
