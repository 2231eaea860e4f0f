import type { CommandDesk } from '../command/ask.ts'
import { readContentType } from '../inputs/charset.ts'
import type { LiveState } from '../journal/liveState.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import type { TrackLane } from '../tracks/tracks.ts'
import type { Feed, FeedContext } from './feed.ts'
import { createFeedCounts } from './feedCounts.ts'
import { createIntake, type Intake, IntakeUnknown, type Sender } from './intake.ts'
import { createQuarantine, type Quarantined } from './quarantine.ts'

/** Share of bad items in the last minutes from which a feed is bad and not merely dirty. */
const BAD_SHARE = 0.2

/** `idle`: nothing was ever heard of it; `late`: silent for longer than it should be; `bad`: much of it is refused. */
export type FeedState = 'ok' | 'late' | 'bad' | 'idle'

/** A feed as operators see it. Times epoch ms of the machine's clock: whether a source is silent is no matter of city time. */
export type FeedHealth = {
  readonly id: string
  readonly state: FeedState
  readonly lastAt?: number
  /** How old its newest item was when it came, ms of city time. */
  readonly lagMs?: number
  /** Seconds of silence after which it is late. */
  readonly lateAfterSec?: number
  readonly perMinute: number
  readonly accepted: number
  readonly duplicates: number
  readonly quarantined: number
}

/**
 * Where bodies of feeds are taken: read, asked, what was refused kept (J8), counted; only then is the source answered.
 * `prefix` names the world's keys; `bounds` of the city: west, south, east, north, degrees.
 */
export function createFeedDesk({
  feeds,
  redis,
  prefix,
  desk,
  tracks,
  live,
  timeZone,
  bounds,
}: {
  feeds: readonly Feed[]
  redis: RedisClient
  prefix: string
  desk: CommandDesk
  tracks: Pick<TrackLane, 'offer'>
  live: Pick<LiveState, 'city' | 'cityNow'>
  timeZone: string
  bounds: FeedContext['bounds']
}) {
  const intake = createIntake({ desk, tracks, live, timeZone, bounds })
  const quarantine = createQuarantine({ redis, prefix })
  const counts = createFeedCounts({ redis, prefix })

  async function take(feed: Feed, bytes: Buffer, contentType: string, sender: Sender): Promise<Intake> {
    const taken = await intake.take(feed, bytes, contentType, sender)
    const { deviceId } = sender
    const refused = taken.rejected.map(({ rejected: code, message, ...original }) => ({
      ...{ feed: feed.id, code, message, deviceId, cityTime: live.cityNow() },
      ...original,
    }))
    await quarantine.keep(refused).catch((error: Error) => {
      throw new IntakeUnknown(error.message)
    })
    counts.count(feed.id, taken, Date.now())
    return taken
  }

  /** Tries again what was refused, in another charset where one is told. Taken out of quarantine where it is now accepted, or known. */
  async function replay(entry: Quarantined, { actor }: Sender, charset?: string): Promise<Intake | undefined> {
    const feed = feeds.find(({ id }) => id === entry.feed)
    if (!feed) return undefined
    const { bytes, contentType, deviceId } = entry
    const declared = charset ? `${readContentType(contentType).type}; charset=${charset}` : contentType
    const again = await intake.take(feed, bytes, declared, { actor, deviceId })
    if (again.quarantined === 0) await quarantine.drop(entry.id)
    return again
  }

  async function health(): Promise<readonly FeedHealth[]> {
    const now = Date.now()
    return Promise.all(
      feeds.map(async ({ id, lateAfterSec }) => {
        const { lastAt, lagMs, perMinute, badPerMinute, ...sums } = await counts.figures(id, now)
        const { accepted, duplicates, quarantined } = sums
        const isLate = lateAfterSec !== undefined && lastAt !== undefined && now - lastAt > lateAfterSec * 1000
        const isBad = badPerMinute > BAD_SHARE * perMinute
        const state = lastAt === undefined ? 'idle' : isLate ? 'late' : isBad ? 'bad' : 'ok'
        return { id, state, lastAt, lagMs, lateAfterSec, perMinute, accepted, duplicates, quarantined }
      }),
    )
  }

  const { list, find, sums } = quarantine
  return { feeds, take, replay, health, list, find, sums, close: counts.close }
}

export type FeedDesk = ReturnType<typeof createFeedDesk>
