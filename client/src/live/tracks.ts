import { createTrackDecoder, type FrameVerdict, type Tracks } from '@muster/shared/wire/trackFrame.ts'
import { createAnnouncer } from './announcer.ts'
import { getPast, subscribePast } from './shown.ts'

export type TrackArrays = Pick<Tracks, 'count' | 'ids' | 'lngLat' | 'headingDeg' | 'atMs'>
/** The arrays, and where in them a unit is. */
export type TrackTable = TrackArrays & Pick<Tracks, 'indexOf'>

let decoder = createTrackDecoder()
const changes = createAnnouncer()

/** Takes a binary frame as it came; anything but `applied` wants a full frame from the hub. */
export function takeFrame(frame: Uint8Array | ArrayBuffer): FrameVerdict {
  const verdict = decoder.apply(frame)
  if (verdict === 'applied' && !getPast()) changes.announce()
  return verdict
}

/** Forgets every track: a new connection begins with a full frame. */
export function forgetTracks(): void {
  decoder = createTrackDecoder()
}

/** The past that is shown has come to another moment. */
export const announceTracks = changes.announce
subscribePast(changes.announce)

/** When the live city last heard where a unit is, city time, whatever moment is shown; undefined: never. */
export function heardAt(id: string): number | undefined {
  const index = decoder.indexOf(id)
  return index < 0 ? undefined : decoder.atMs[index]
}

const shown = (): TrackTable => getPast()?.tracks ?? decoder

/**
 * Position of everything that moves, at the moment that is shown, in arrays, outside React. Index i belongs to `ids[i]`, its
 * longitude and latitude lie at 2i and 2i + 1 of `lngLat`; `atMs` is city time. Take the arrays anew after each frame: they
 * are replaced by longer ones when they grow.
 */
export const tracks = {
  get count() {
    return shown().count
  },
  get ids() {
    return shown().ids
  },
  get lngLat() {
    return shown().lngLat
  },
  get headingDeg() {
    return shown().headingDeg
  },
  get atMs() {
    return shown().atMs
  },
  /** Index of a unit's track, or -1. */
  indexOf: (id: string): number => shown().indexOf(id),
  /** Calls `listener` after each frame. Answers with the way to stop. */
  subscribe: changes.subscribe,
}
