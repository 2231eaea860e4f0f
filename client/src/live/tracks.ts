import { createTrackDecoder, type FrameVerdict, type Tracks } from '@muster/shared/wire/trackFrame.ts'
import { createAnnouncer } from './announcer.ts'

export type TrackArrays = Pick<Tracks, 'count' | 'ids' | 'lngLat' | 'headingDeg' | 'atMs'>

let decoder = createTrackDecoder()
const changes = createAnnouncer()

/** Takes a binary frame as it came; anything but `applied` wants a full frame from the hub. */
export function takeFrame(frame: Uint8Array | ArrayBuffer): FrameVerdict {
  const verdict = decoder.apply(frame)
  if (verdict === 'applied') changes.announce()
  return verdict
}

/** Forgets every track: a new connection begins with a full frame. */
export function forgetTracks(): void {
  decoder = createTrackDecoder()
}

/**
 * Newest position of everything that moves, in arrays, outside React. Index i belongs to `ids[i]`, its longitude and
 * latitude lie at 2i and 2i + 1 of `lngLat`; `atMs` is city time. Take the arrays anew after each frame: they are
 * replaced by longer ones when they grow.
 */
export const tracks = {
  get count() {
    return decoder.count
  },
  get ids() {
    return decoder.ids
  },
  get lngLat() {
    return decoder.lngLat
  },
  get headingDeg() {
    return decoder.headingDeg
  },
  get atMs() {
    return decoder.atMs
  },
  /** Index of a unit's track, or -1. */
  indexOf: (id: string): number => decoder.indexOf(id),
  /** Calls `listener` after each frame. Answers with the way to stop. */
  subscribe: changes.subscribe,
}
