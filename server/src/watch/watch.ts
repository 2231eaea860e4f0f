import type { WatchReport } from '@muster/shared/wire/watch.ts'
import type { FeedHealth } from '../feeds/feedDesk.ts'
import type { RedisClient } from '../redis/connectRedis.ts'
import { within } from '../redis/within.ts'
import type { TrackCounters } from '../tracks/tracks.ts'
import { createAlarms } from './alarms.ts'
import { readCertificates } from './certificates.ts'
import { type Consoles, kindsOf } from './consoles.ts'
import { readDisk } from './disk.ts'
import { watchLoop } from './loopLag.ts'
import type { Measured } from './measured.ts'
import type { Meters, Timer } from './meters.ts'
import { readRedis } from './redisFacts.ts'
import { createSamples } from './samples.ts'

/** How often the hub looks at itself, ms. */
const EVERY_MS = 2000
/** How long one part may take to say how it is, ms. */
const PATIENCE_MS = 1500
const DAY_MS = 86_400_000

/** What the parts of a hub say of themselves. What is asked of one that cannot answer now is undefined. */
export type Watched = {
  /** Why it is not ready. */
  readonly trouble: () => Promise<string | undefined>
  readonly durable: boolean
  readonly redisKind: string
  /** Each Redis by what it is for; `journal` is always there. */
  readonly redis: ReadonlyMap<string, RedisClient>
  readonly dataDir: string
  readonly certificates: readonly string[]
  readonly head: () => number
  readonly cityNow: () => number
  readonly faults: () => number
  readonly inStream: () => Promise<number>
  /** Number of the last entry in the snapshot. */
  readonly snapshotTo: () => Promise<number>
  readonly feeds: () => Promise<readonly FeedHealth[]>
  /** Live connections by what they may see. */
  readonly consoles: () => Consoles
  readonly tracks: () => TrackCounters
  /** Messages of feeds that found no room (J9). */
  readonly turnedAway: () => number
  readonly archivedTo?: () => Promise<number | undefined>
  readonly sealedTo?: () => number | undefined
  readonly stateDifferences?: () => number
}

/** Undefined where it cannot be had now, or not in time: a hub in trouble must still say so. */
const orUnknown = async <T>(ask: (() => Promise<T>) | undefined): Promise<T | undefined> => {
  try {
    return ask && (await within(ask(), PATIENCE_MS))
  } catch {
    return undefined
  }
}

/** Looks at the hub every two seconds: what is wrong with it, and how it went in the last ten minutes. */
export function createWatch({
  watched,
  measured,
  requests,
  meters,
  now = Date.now,
}: {
  watched: Watched
  measured: Measured
  requests: Timer
  meters: Meters
  now?: () => number
}) {
  const startedAt = now()
  const loop = watchLoop(meters)
  const alarms = createAlarms()
  // When this hub saw the snapshot become another one: the first that it sees is of an age that nobody knows.
  let kept: { readonly seq: number; readonly at?: number } | undefined
  const samples = createSamples({ watched, measured, requests, loop, now })

  async function look() {
    const [trouble, disk, feeds, certificates, inStream, snapshotTo, archivedTo, facts] = await Promise.all([
      watched.trouble(),
      readDisk(watched.dataDir),
      orUnknown(watched.feeds),
      readCertificates(watched.certificates),
      orUnknown(watched.inStream),
      orUnknown(watched.snapshotTo),
      orUnknown(watched.archivedTo),
      Promise.all([...watched.redis].map(async ([name, redis]) => [name, await readRedis(redis, now)] as const)),
    ])
    const redis = new Map(facts.flatMap(([name, one]) => (one ? [[name, one] as const] : [])))
    const stateDifferences = watched.stateDifferences?.() ?? 0
    const looks = {
      ...{ now: now(), trouble, durable: watched.durable, disk, redis, certificates, archivedTo, stateDifferences },
      ...{
        feeds: feeds ?? [],
        head: watched.head(),
        snapshotTo,
        faults: watched.faults(),
      },
    }
    if (snapshotTo !== undefined && snapshotTo !== kept?.seq) kept = { seq: snapshotTo, at: kept && now() }
    return { ...looks, inStream, snapshotAt: kept?.at, alarms: alarms.judge(looks) }
  }

  let latest = look()
  const timer = setInterval(async () => {
    const seen = await look()
    latest = Promise.resolve(seen)
    samples.take(seen.redis.get('journal')?.usedBytes)
  }, EVERY_MS)
  timer.unref()

  /** The newest look that is done. */
  const newest = () => latest

  /** Everything, with what was sampled after `since` (epoch ms). */
  async function report(since: number): Promise<WatchReport> {
    const seen = await latest
    const { trouble, disk, snapshotTo, snapshotAt } = seen
    const journal = seen.redis.get('journal')
    const { rss, heapUsed } = process.memoryUsage()
    return {
      at: new Date(now()).toISOString(),
      cityTime: new Date(watched.cityNow()).toISOString(),
      startedAt: new Date(startedAt).toISOString(),
      health: {
        state: trouble !== undefined ? 'trouble' : watched.durable ? 'ready' : 'notDurable',
        why: trouble,
        redis: watched.redisKind,
      },
      alarms: [...seen.alarms],
      feeds: seen.feeds.map(({ lastAt, lagMs, ...rest }) => ({
        ...rest,
        silentSec: lastAt === undefined ? undefined : Math.round((now() - lastAt) / 1000),
        lagSec: lagMs === undefined ? undefined : Math.round(lagMs / 100) / 10,
      })),
      turnedAway: watched.turnedAway(),
      journal: {
        head: watched.head(),
        inStream: seen.inStream,
        sealedTo: watched.sealedTo?.(),
        archivedTo: seen.archivedTo,
        snapshotTo,
        snapshotAgeSec: snapshotAt === undefined ? undefined : Math.round((now() - snapshotAt) / 1000),
        faults: watched.faults(),
        stateDifferences: seen.stateDifferences,
        appended: measured.appended.of('ok'),
        replayed: measured.verdicts.of('replayed'),
        refused: measured.verdicts.of('refused'),
        unknown: measured.verdicts.of('unknown'),
        conflicts: measured.appended.of('conflict'),
      },
      memory: {
        ...{ rssBytes: rss, heapBytes: heapUsed },
        ...{ redisBytes: journal?.usedBytes, redisMaxBytes: journal?.maxBytes, aofBytes: journal?.aofBytes },
      },
      disk,
      clockOffsetSec: journal && journal.offsetMs / 1000,
      consoles: Object.fromEntries(kindsOf(watched.consoles())),
      tracks: { ...watched.tracks() },
      certificates: seen.certificates.map(({ file, endsAt }) => ({
        file,
        days: endsAt === undefined ? undefined : Math.floor((endsAt - now()) / DAY_MS),
      })),
      samples: samples.after(since),
    }
  }

  return {
    newest,
    report,
    stop(): void {
      clearInterval(timer)
      loop.stop()
    },
  }
}

export type Watch = ReturnType<typeof createWatch>
