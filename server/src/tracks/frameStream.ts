import { createTrackEncoder, type TrackUpdate } from '@muster/shared/wire/trackFrame.ts'
import type { Track } from './track.ts'
import type { ViewBox } from './viewBox.ts'

/** Hands a frame to one client. False: it could not take it now, and gets a full one instead as soon as it can. */
export type TakeFrame = (frame: Uint8Array) => boolean

/** One who follows a stream. `behind`: the frames it was sent are no longer all of them. */
export type Follower = { readonly take: TakeFrame; behind: boolean }

/** A frame is cut once so many units moved, because its headers are then a small part of it … */
const FULL_ENOUGH = 40
/** … or once the first of them has waited so long, ms. */
const LONGEST_WAIT_MS = 900

const updateOf = ({ unitId, lngLat, at, headingDeg }: Track): TrackUpdate => ({
  id: unitId,
  lngLat,
  atMs: at,
  headingDeg,
})

/** One encoding of what moves in one box, for all who look at it. */
export function createFrameStream(box: ViewBox, tracks: Iterable<Track>) {
  const encoder = createTrackEncoder()
  const followers = new Set<Follower>()
  const inside = new Set<string>()
  const pending = new Map<string, TrackUpdate>()
  let pendingSince = 0

  const first = [...tracks].filter(({ lngLat }) => box.has(lngLat))
  for (const { unitId } of first) inside.add(unitId)
  encoder.delta(first.map(updateOf))

  /** Gives everybody a frame; answers how many positions could not be handed over. */
  function give(delta: Uint8Array | undefined, positions: number): number {
    let full: Uint8Array | undefined
    let shed = 0
    for (const follower of followers) {
      if (!follower.behind && !delta) continue
      if (follower.behind) full ??= encoder.full()
      const frame = follower.behind ? full : delta
      follower.behind = frame !== undefined && !follower.take(frame)
      if (follower.behind) shed += positions
    }
    return shed
  }

  return {
    /** A unit moved. One that leaves the box is told once more, so that it does not stand at its edge for ever. */
    note(track: Track, now: number): void {
      const isInside = box.has(track.lngLat)
      if (!isInside && !inside.delete(track.unitId)) return
      if (isInside) inside.add(track.unitId)
      if (pending.size === 0) pendingSince = now
      pending.set(track.unitId, updateOf(track))
    },
    /** Cuts a frame where it is worth one; answers how many positions were shed. `now`: monotonic ms. */
    cut(now: number): number {
      const ripe = pending.size >= FULL_ENOUGH || (pending.size > 0 && now - pendingSince >= LONGEST_WAIT_MS)
      if (!ripe) return give(undefined, 0)
      const updates = [...pending.values()]
      pending.clear()
      return give(encoder.delta(updates), updates.length)
    },
    /** Joins with a full frame. */
    join(follower: Follower): void {
      followers.add(follower)
      follower.behind = !follower.take(encoder.full())
    },
    leave: (follower: Follower): void => {
      followers.delete(follower)
    },
    isDeserted: () => followers.size === 0,
  }
}

export type FrameStream = ReturnType<typeof createFrameStream>
