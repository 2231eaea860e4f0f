import type { View } from '@muster/shared/wire/messages.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { createFrameStream, type Follower, type FrameStream, type TakeFrame } from './frameStream.ts'
import { createPressure } from './pressure.ts'
import { judgeTrack, type Track, type TrackVerdict } from './track.ts'
import { openTrackShare } from './trackShare.ts'
import { viewBox } from './viewBox.ts'

/** How often it is looked whether frames are worth cutting, ms. */
const TICK_MS = 250
/** How often the latest positions are written down, ms: what a hub that starts anew finds. */
const KEEP_EVERY_MS = 2000
/** Encodings at once; who looks elsewhere beyond that shares the one of everything. */
const MAX_STREAMS = 64

/** Under pressure a unit's positions are taken so far apart, ms. */
const THIN_MS = 2000

/**
 * `received` positions, of which `dropped` were old, `marked` too fast. What overload cost (J9): `coalesced`, overtaken by
 * a newer one before it was told; `thinned`, left out because the hub was pressed; `shed`, that a slow client was spared
 * or that the hubs' common Redis could not take.
 */
export type TrackCounters = {
  received: number
  dropped: number
  marked: number
  coalesced: number
  thinned: number
  shed: number
}

/** One client's subscription. */
export type Subscription = {
  /** Looks elsewhere, or here again after a missed frame: a full frame comes at once. */
  readonly look: (view: View) => void
  readonly close: () => void
}

/**
 * The sheddable lane: latest position of each unit, binary frames a few times a second, one encoding for all who look at
 * about the same place. `cityNow` is the city's clock, epoch ms.
 *
 * A client: `const subscription = tracks.open(view, (frame) => socketHasRoom && send(frame))`. The callback gets a full
 * frame at once and then what changes; when it answers false it is spared everything until it can take a full frame.
 */
export async function createTracks({
  redis,
  prefix,
  cityNow,
}: {
  redis: RedisClient
  prefix: string
  cityNow: () => number
}) {
  const share = await openTrackShare({ redis, prefix })
  const latest = new Map<string, Track>()
  const streams = new Map<string, FrameStream>()
  const untold = new Map<string, Track>()
  const unkept = new Map<string, Track>()
  const takenAt = new Map<string, number>()
  const pressure = createPressure()
  const counters: TrackCounters = { received: 0, dropped: 0, marked: 0, coalesced: 0, thinned: 0, shed: 0 }
  let tickedAt = performance.now()
  let telling: Promise<void> | undefined
  let keeping: Promise<void> | undefined
  let keptAt = performance.now()

  function isSpared({ unitId }: Track, now: number): boolean {
    if (pressure.now() === 'none') return false
    return pressure.now() === 'shed' || now - (takenAt.get(unitId) ?? Number.NEGATIVE_INFINITY) < THIN_MS
  }

  function take(track: Track): TrackVerdict {
    const verdict = judgeTrack(latest.get(track.unitId), track, cityNow())
    if (verdict !== 'kept') return verdict
    latest.set(track.unitId, track)
    const now = performance.now()
    for (const stream of streams.values()) stream.note(track, now)
    return verdict
  }

  /** Sends what has gathered, unless the last sending is still under way: then more gathers, one value a unit. */
  function pour(
    from: Map<string, Track>,
    send: (tracks: readonly Track[]) => Promise<void>,
  ): Promise<void> | undefined {
    if (from.size === 0) return undefined
    const batch = [...from.values()]
    from.clear()
    // Redis away: the next positions mend what is lost here, and the journal's lane tells people about it.
    return send(batch).catch(() => {
      counters.shed += batch.length
    })
  }
  function tick(): void {
    const now = performance.now()
    pressure.weigh(now - tickedAt - TICK_MS)
    tickedAt = now
    for (const stream of streams.values()) counters.shed += stream.cut(now)
    telling ??= pour(untold, share.tell)?.finally(() => {
      telling = undefined
    })
    if (now - keptAt < KEEP_EVERY_MS || keeping) return
    keptAt = now
    keeping = pour(unkept, share.keep)?.finally(() => {
      keeping = undefined
    })
  }

  function streamOf(view: View): [string, FrameStream] {
    const wanted = viewBox(view)
    const box = streams.has(wanted.key) || streams.size < MAX_STREAMS ? wanted : viewBox(null)
    const stream = streams.get(box.key) ?? createFrameStream(box, latest.values())
    streams.set(box.key, stream)
    return [box.key, stream]
  }
  function open(view: View, frame: TakeFrame): Subscription {
    const follower: Follower = { take: frame, behind: false }
    let key = ''
    function close(): void {
      const stream = streams.get(key)
      stream?.leave(follower)
      if (stream?.isDeserted()) streams.delete(key)
    }
    function look(next: View): void {
      close()
      const [found, stream] = streamOf(next)
      key = found
      stream.join(follower)
    }
    look(view)
    return { look, close }
  }

  for (const track of await share.load()) latest.set(track.unitId, track)
  await share.listen(take).catch((error: unknown) => {
    // Nobody else holds it yet.
    share.close()
    throw error
  })
  const timer = setInterval(tick, TICK_MS)

  return {
    /** A new position of a unit, from a feed of this hub. */
    offer(track: Track): TrackVerdict {
      counters.received += 1
      const now = performance.now()
      // Only what is news is left out: what was known, is old or cannot be true is told so even under pressure.
      const isNews = judgeTrack(latest.get(track.unitId), track, cityNow()) === 'kept'
      if (isNews && isSpared(track, now)) {
        counters.thinned += 1
        return 'spared'
      }
      const verdict = take(track)
      if (verdict === 'old') counters.dropped += 1
      if (verdict === 'tooFast') counters.marked += 1
      if (verdict !== 'kept') return verdict
      takenAt.set(track.unitId, now)
      if (untold.has(track.unitId)) counters.coalesced += 1
      untold.set(track.unitId, track)
      unkept.set(track.unitId, track)
      return verdict
    },
    find: (unitId: string): Track | undefined => latest.get(unitId),
    all: (): Iterable<Track> => latest.values(),
    open,
    counters: (): Readonly<TrackCounters> => counters,
    /** Writes down what is known and ends. Redis must still be there, else what was not written is lost. */
    async close(): Promise<void> {
      clearInterval(timer)
      await Promise.all([telling, keeping])
      await pour(unkept, share.keep)
      share.close()
    },
  }
}

export type TrackLane = Awaited<ReturnType<typeof createTracks>>
