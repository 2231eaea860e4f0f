import type { Alarm } from '@muster/shared/wire/watch.ts'
import type { FeedHealth } from '../feeds/feedDesk.ts'
import type { Certificate } from './certificates.ts'
import type { Disk } from './disk.ts'
import type { RedisFacts } from './redisFacts.ts'

/** What alarms are judged by. What could not be read is absent, and raises nothing by that alone. */
export type Looks = {
  /** Epoch ms. */
  readonly now: number
  /** Why the hub is not ready. */
  readonly trouble?: string
  readonly durable: boolean
  readonly disk?: Disk
  readonly redis: ReadonlyMap<string, RedisFacts>
  readonly feeds: readonly (Pick<FeedHealth, 'id' | 'state' | 'lastAt'> & { readonly lateAfterSec?: number })[]
  readonly certificates: readonly Certificate[]
  readonly head: number
  readonly archivedTo?: number
  readonly snapshotTo?: number
  readonly stateDifferences: number
  readonly faults: number
}

/** Below this share of the disk free, people must act (fault 18) … */
const DISK_LOW = 0.2
/** … and below this, writes will soon fail. */
const DISK_OVER = 0.05
const MEMORY_LOW = 0.8
const MEMORY_OVER = 0.95
const CLOCK_OFF_MS = 1000
/** Days before its end at which a certificate is told of, each anew (fault 20). */
const CERTIFICATE_DAYS = [1, 7, 30, 60]
/** Entries that may wait for the archive: some segments' worth, and far more than a trim leaves. */
const ARCHIVE_BEHIND = 50_000
const SNAPSHOT_BEHIND = 100_000
const DAY_MS = 86_400_000

/** Every alarm there is, so that each has its figure while it is quiet, too. */
export const ALARM_CODES = [
  'hub.trouble',
  'hub.notDurable',
  'disk.low',
  'redis.memory',
  'clock.offset',
  'feed.silent',
  'feed.bad',
  'certificate.ends',
  'certificate.ended',
  'certificate.unreadable',
  'archive.behind',
  'snapshot.behind',
  'state.differs',
  'fold.faults',
] as const
export type AlarmCode = (typeof ALARM_CODES)[number]

/** An alarm without its beginning. `subject` tells two of a code apart. */
export type Raised = {
  readonly code: AlarmCode
  readonly subject?: string
  readonly level: Alarm['level']
  readonly facts: Alarm['facts']
}

type Rule = (looks: Looks) => readonly Raised[]
const only = (code: AlarmCode, level: Alarm['level'] | undefined, facts: Alarm['facts'] = {}): readonly Raised[] =>
  level ? [{ code, level, facts }] : []
const percent = (share: number): number => Math.round(share * 100)

const hubRule: Rule = ({ trouble, durable }) => [
  ...only('hub.trouble', trouble === undefined ? undefined : 'over', { why: trouble ?? '' }),
  ...only('hub.notDurable', durable ? undefined : 'over'),
]

const diskRule: Rule = ({ disk }) => {
  if (!disk || disk.totalBytes === 0) return []
  const share = disk.freeBytes / disk.totalBytes
  const level = share < DISK_OVER ? 'over' : share < DISK_LOW ? 'warn' : undefined
  return only('disk.low', level, { percent: percent(share), freeBytes: disk.freeBytes })
}

const redisRule: Rule = ({ redis }) =>
  [...redis].flatMap(([subject, { usedBytes, maxBytes, offsetMs }]) => {
    const share = maxBytes > 0 ? usedBytes / maxBytes : 0
    const level = share >= MEMORY_OVER ? 'over' : share >= MEMORY_LOW ? 'warn' : undefined
    const isOff = Math.abs(offsetMs) > CLOCK_OFF_MS
    return [
      ...only('redis.memory', level, { redis: subject, percent: percent(share), maxBytes }),
      ...only('clock.offset', isOff ? 'warn' : undefined, { redis: subject, seconds: Math.round(offsetMs / 100) / 10 }),
    ].map((raised) => ({ ...raised, subject }))
  })

const feedRule: Rule = ({ feeds, now }) =>
  feeds.flatMap(({ id, state, lastAt = now, lateAfterSec = 0 }): readonly Raised[] => {
    const silent = { feed: id, minutes: Math.round((now - lastAt) / 60_000), lateAfterSec }
    if (state === 'late') return [{ code: 'feed.silent', subject: id, level: 'warn', facts: silent }]
    return state === 'bad' ? [{ code: 'feed.bad', subject: id, level: 'warn', facts: { feed: id } }] : []
  })

const certificateRule: Rule = ({ certificates, now }) =>
  certificates.flatMap(({ file, endsAt }): readonly Raised[] => {
    if (endsAt === undefined) return [{ code: 'certificate.unreadable', subject: file, level: 'warn', facts: { file } }]
    const days = Math.floor((endsAt - now) / DAY_MS)
    if (endsAt <= now) return [{ code: 'certificate.ended', subject: file, level: 'over', facts: { file } }]
    const step = CERTIFICATE_DAYS.find((limit) => endsAt - now <= limit * DAY_MS)
    if (step === undefined) return []
    // The step is part of the subject: at each of them it is a new alarm, and begins anew.
    const level = step <= 7 ? 'over' : 'warn'
    return [{ code: 'certificate.ends', subject: `${file} ${step}`, level, facts: { file, days, step } }]
  })

const journalRule: Rule = ({ head, archivedTo, snapshotTo, stateDifferences, faults }) => {
  const waiting = archivedTo === undefined ? 0 : head - archivedTo
  const unkept = snapshotTo === undefined ? 0 : head - snapshotTo
  return [
    ...only('archive.behind', waiting > ARCHIVE_BEHIND ? 'warn' : undefined, { entries: waiting }),
    ...only('snapshot.behind', unkept > SNAPSHOT_BEHIND ? 'warn' : undefined, {
      entries: unkept,
    }),
    ...only('state.differs', stateDifferences > 0 ? 'over' : undefined, { count: stateDifferences }),
    ...only('fold.faults', faults > 0 ? 'warn' : undefined, { count: faults }),
  ]
}

const RULES: readonly Rule[] = [hubRule, diskRule, redisRule, feedRule, certificateRule, journalRule]

/** What is wrong at this look, the worst first. */
export const raisedBy = (looks: Looks): readonly Raised[] =>
  RULES.flatMap((rule) => rule(looks)).sort((a, b) => Number(b.level === 'over') - Number(a.level === 'over'))

/** Remembers since when each alarm stands. */
export function createAlarms() {
  let since = new Map<string, number>()
  return {
    judge(looks: Looks): readonly Alarm[] {
      const raised = raisedBy(looks).map((one) => ({ ...one, key: `${one.code} ${one.subject ?? ''}` }))
      since = new Map(raised.map(({ key }) => [key, since.get(key) ?? looks.now]))
      return raised.map(({ code, level, facts, key }) => ({
        ...{ code, level, facts },
        since: new Date(since.get(key) ?? looks.now).toISOString(),
      }))
    },
  }
}
