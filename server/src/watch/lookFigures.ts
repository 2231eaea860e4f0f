import { ALARM_CODES } from './alarms.ts'
import { allOf, kindsOf } from './consoles.ts'
import type { Measured } from './measured.ts'
import type { Meters } from './meters.ts'
import type { Watch, Watched } from './watch.ts'

/** What the newest look saw, as Prometheus reads it. Everything that is measured as it happens has its own meter. */
export function declareLookFigures(
  meters: Meters,
  { watched, watch, measured }: { watched: Watched; watch: Watch; measured: Measured },
): { refresh: () => Promise<void> } {
  type Look = Awaited<ReturnType<Watch['newest']>>
  let look: Look | undefined
  const { gauge, gauges, total, totals } = meters

  gauge(
    'muster_ready',
    'The journal can be written and state is folded',
    () => look && Number(look.trouble === undefined),
  )
  gauge('muster_durable', 'What is acknowledged is on disk', () => Number(watched.durable))
  gauges('muster_alarm', 'What of the hub a person should see to: how many of each kind', 'code', () =>
    ALARM_CODES.map((code) => [code, look?.alarms.filter((alarm) => alarm.code === code).length ?? 0]),
  )

  total('muster_feed_turned_away_total', 'Messages of feeds that found no room', watched.turnedAway)

  gauge('muster_journal_head', 'Number of the last entry folded', watched.head)
  gauge('muster_journal_stream_entries', 'Entries in the stream, not yet trimmed', () => look?.inStream)
  gauge('muster_journal_sealed_to', 'Number of the last entry under a seal', () => watched.sealedTo?.())
  gauge('muster_journal_archived_to', 'Number of the last entry in the archive', () => look?.archivedTo)
  gauge('muster_journal_archive_lag_entries', 'Entries that are not in the archive yet', () =>
    look?.archivedTo === undefined ? undefined : look.head - look.archivedTo,
  )
  gauge('muster_snapshot_entry', 'Number of the last entry in the snapshot', () => look?.snapshotTo)
  gauge('muster_snapshot_age_seconds', 'Since the snapshot was kept', () =>
    look?.snapshotAt === undefined ? undefined : (look.now - look.snapshotAt) / 1000,
  )
  gauge('muster_fold_faults', 'Events that could not be read', watched.faults)
  gauge(
    'muster_state_differences',
    'Consoles or hubs whose state hashed otherwise',
    () => watched.stateDifferences?.() ?? 0,
  )

  gauge('muster_desk_waiting_commands', 'Commands asked and not yet being written', () => measured.queue().waiting)
  gauge('muster_desk_in_flight_entries', 'Entries being written', () => measured.queue().inFlight)

  gauges('muster_redis_memory_bytes', 'Memory that Redis uses', 'redis', () => ofRedis(look, 'usedBytes'))
  gauges('muster_redis_memory_limit_bytes', 'Memory that Redis may use; 0: no limit', 'redis', () =>
    ofRedis(look, 'maxBytes'),
  )
  gauges('muster_redis_aof_bytes', 'Size of the append-only file', 'redis', () => ofRedis(look, 'aofBytes'))
  gauges('muster_clock_offset_seconds', "This machine's clock minus that of Redis", 'redis', () =>
    ofRedis(look, 'offsetMs').map(([name, ms]) => [name, ms / 1000]),
  )
  gauge('muster_disk_free_ratio', "Share of the data folder's disk that is free", () =>
    look?.disk ? look.disk.freeBytes / Math.max(1, look.disk.totalBytes) : undefined,
  )
  gauge('muster_disk_free_bytes', "Bytes free on the data folder's disk", () => look?.disk?.freeBytes)
  gauges('muster_certificate_ends_seconds', 'Until a watched certificate ends', 'file', () =>
    (look?.certificates ?? []).flatMap(({ file, endsAt }) =>
      endsAt === undefined ? [] : [[file, (endsAt - (look?.now ?? 0)) / 1000]],
    ),
  )

  gauge('muster_consoles', 'Live connections', () => allOf(watched.consoles()))
  gauges('muster_consoles_by_class', 'Live connections by what they may see', 'class', () =>
    kindsOf(watched.consoles()),
  )
  totals('muster_positions_total', 'Positions by what became of them', 'outcome', () =>
    Object.entries(watched.tracks()).map(([outcome, count]) => [outcome, count]),
  )

  const feedOf = (read: (feed: Look['feeds'][number]) => number | undefined) => () =>
    (look?.feeds ?? []).flatMap((feed) => {
      const figure = read(feed)
      return figure === undefined ? [] : [[feed.id, figure] as const]
    })
  const feedTotals = ['accepted', 'duplicates', 'quarantined'] as const
  for (const outcome of feedTotals)
    totals(
      `muster_feed_${outcome}_total`,
      `Items ${outcome}, by all hubs`,
      'feed',
      feedOf((feed) => feed[outcome]),
    )
  gauges(
    'muster_feed_last_seen_seconds',
    'Unix time of the last message',
    'feed',
    feedOf(({ lastAt }) => lastAt && lastAt / 1000),
  )
  gauges(
    'muster_feed_lag_seconds',
    "Age of the newest item when it came, by the city's clock",
    'feed',
    feedOf(({ lagMs }) => (lagMs === undefined ? undefined : lagMs / 1000)),
  )
  gauges(
    'muster_feed_ok',
    '1: well or never heard of; 0: late or bad',
    'feed',
    feedOf(({ state }) => Number(state === 'ok' || state === 'idle')),
  )

  return {
    /** Takes the newest look over; before the figures are written out. */
    async refresh(): Promise<void> {
      look = await watch.newest()
    },
  }
}

function ofRedis(
  look: Awaited<ReturnType<Watch['newest']>> | undefined,
  figure: 'usedBytes' | 'maxBytes' | 'aofBytes' | 'offsetMs',
): (readonly [string, number])[] {
  return [...(look?.redis ?? [])].map(([name, facts]) => [name, facts[figure]] as const)
}
