import { type Static, Type } from 'typebox'

// What the hub says of itself at `GET /api/v1/watch`. A figure that cannot be read at this moment is left out.
const Count = Type.Integer({ minimum: 0 })
const Share = Type.Number()
const Time = Type.String({ format: 'date-time' })
const maybe = Type.Optional

/** Something about the hub that a person should see to. `code` has words in both languages, filled in with `facts`. */
export const Alarm = Type.Object({
  code: Type.String(),
  /** `over`: acknowledged work is in danger or stopped; `warn`: it will be. */
  level: Type.Enum(['warn', 'over']),
  since: Time,
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type Alarm = Static<typeof Alarm>

/** A feed as an operator sees it. `silentSec`: real time since its last message. */
export const FeedWatch = Type.Object({
  id: Type.String(),
  state: Type.Enum(['ok', 'late', 'bad', 'idle']),
  silentSec: maybe(Share),
  /** How old its newest item was when it came in, seconds of city time. */
  lagSec: maybe(Share),
  /** Seconds of silence after which it is late; without it, it may be silent as long as it likes. */
  lateAfterSec: maybe(Share),
  perMinute: Count,
  accepted: Count,
  duplicates: Count,
  quarantined: Count,
})
export type FeedWatch = Static<typeof FeedWatch>

/** Times within which half, and 99 of 100, were done since the sample before, milliseconds. */
const Pace = Type.Object({ count: Count, p50: Share, p99: Share, max: Share })
export type Pace = Static<typeof Pace>

/** One look at what changes quickly. `at`: epoch ms of the hub's machine. */
export const Sample = Type.Object({
  at: Type.Integer(),
  perSec: Type.Object({ commands: Share, feedItems: Share, positions: Share, requests: Share }),
  commandMs: Pace,
  appendMs: Pace,
  requestMs: Pace,
  loopMs: Pace,
  waiting: Count,
  inFlight: Count,
  consoles: Count,
  rssBytes: Count,
  heapBytes: Count,
  redisBytes: maybe(Count),
})
export type Sample = Static<typeof Sample>

export const WatchReport = Type.Object({
  at: Time,
  cityTime: Time,
  startedAt: Time,
  health: Type.Object({
    /** `notDurable`: works, and what it acknowledges may be lost. */
    state: Type.Enum(['ready', 'notDurable', 'trouble']),
    why: maybe(Type.String()),
    redis: Type.String(),
  }),
  alarms: Type.Array(Alarm),
  feeds: Type.Array(FeedWatch),
  /** Messages of feeds that found no room and were told to come again, by this hub. */
  turnedAway: Count,
  journal: Type.Object({
    head: Count,
    inStream: maybe(Count),
    sealedTo: maybe(Count),
    archivedTo: maybe(Count),
    snapshotTo: maybe(Count),
    snapshotAgeSec: maybe(Share),
    faults: Count,
    stateDifferences: Count,
    appended: Count,
    replayed: Count,
    refused: Count,
    unknown: Count,
    conflicts: Count,
  }),
  memory: Type.Object({
    rssBytes: Count,
    heapBytes: Count,
    redisBytes: maybe(Count),
    /** 0: no limit is set. */
    redisMaxBytes: maybe(Count),
    aofBytes: maybe(Count),
  }),
  disk: maybe(Type.Object({ freeBytes: Count, totalBytes: Count })),
  clockOffsetSec: maybe(Share),
  consoles: Type.Record(Type.String(), Count),
  tracks: Type.Object({
    received: Count,
    dropped: Count,
    marked: Count,
    coalesced: Count,
    thinned: Count,
    shed: Count,
  }),
  certificates: Type.Array(Type.Object({ file: Type.String(), days: maybe(Share) })),
  /** The last ten minutes, or what of them came after `since`; oldest first. */
  samples: Type.Array(Sample),
})
export type WatchReport = Static<typeof WatchReport>
