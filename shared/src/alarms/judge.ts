import type { City } from '../domain/city.ts'
import { type Alarm, BEHAVIOUR, byUrgency, type Condition, type PastAlarm, SAME_SEC } from './alarm.ts'

/** How long what is over is shown, ms. */
export const PAST_MS = 3_600_000
/** EEMUA 191: more than ten new alarms in ten minutes are more than a person can take in … */
export const FLOOD_WINDOW_MS = 600_000
export const FLOOD_OVER = 10
/** … and it is over only when half of that is left, so that the mode does not flap. */
const FLOOD_UNTIL = 5

type Tracked = {
  readonly condition: Condition & { readonly since: number }
  readonly trueSince: number
  readonly falseSince?: number
  /** Absent while its on-delay runs. */
  readonly cameAt?: number
}

/** What stood at the last look. Made anew by each look, never changed. */
export type AlarmPicture = {
  readonly tracked: ReadonlyMap<string, Tracked>
  /** What stands, shelved ones too, most urgent first. */
  readonly standing: readonly Alarm[]
  /** What went within the last hour, newest first. */
  readonly past: readonly PastAlarm[]
  /** How many came within the last ten minutes. */
  readonly arrived: number
  readonly isFlood: boolean
}

/** Before the first look. */
export const NO_ALARMS: AlarmPicture = { tracked: new Map(), standing: [], past: [], arrived: 0, isFlood: false }

/** True once it has been away for so long that it would be another alarm. */
const isForgotten = ({ condition: { kind }, falseSince }: Tracked, now: number): boolean =>
  falseSince !== undefined && now >= falseSince + (BEHAVIOUR[kind].offSec + SAME_SEC) * 1000

function continued(former: Tracked | undefined, condition: Condition, now: number, isFirstLook: boolean): Tracked {
  const { kind, overFrom = now } = condition
  // A new emergency of the same crew is not the old one, however soon it comes.
  const isAnother = kind === 'emergency' && former !== undefined && former.condition.since !== condition.since
  const known = isAnother || (former && isForgotten(former, now)) ? undefined : former
  const stood = known?.falseSince === undefined ? known : undefined
  const trueSince = stood?.trueSince ?? (isFirstLook ? Math.min(now, overFrom) : now)
  const dueAt = trueSince + BEHAVIOUR[kind].onSec * 1000
  const cameAt = known?.cameAt ?? (now < dueAt ? undefined : isFirstLook ? dueAt : now)
  const since = condition.since ?? known?.condition.since ?? now
  return { condition: { ...condition, since }, trueSince, ...(cameAt !== undefined && { cameAt }) }
}

function shelfOf(city: City, { id, priority }: Condition, now: number): Pick<Alarm, 'shelved'> {
  const shelved = priority === 1 ? undefined : city.find('alarm', id)?.shelved
  return shelved && now < shelved.until ? { shelved } : {}
}

/**
 * The next picture: what is wrong now, held against what stood before. Pure; `now` is city time, epoch ms. At the first
 * look everything is found standing, and counts as come when it began, not all at once.
 */
export function judge(before: AlarmPicture, conditions: readonly Condition[], city: City, now: number): AlarmPicture {
  const isFirstLook = before === NO_ALARMS
  const tracked = new Map<string, Tracked>()
  const standing: Alarm[] = []
  const left: PastAlarm[] = []
  for (const condition of conditions)
    tracked.set(condition.id, continued(before.tracked.get(condition.id), condition, now, isFirstLook))
  for (const [id, one] of before.tracked) {
    const away = { ...one, falseSince: one.falseSince ?? now }
    if (!tracked.has(id) && one.cameAt !== undefined && !isForgotten(away, now)) tracked.set(id, away)
  }
  for (const { condition, cameAt, falseSince } of tracked.values()) {
    if (cameAt === undefined) continue
    if (falseSince !== undefined && now >= falseSince + BEHAVIOUR[condition.kind].offSec * 1000)
      left.push({ ...condition, cameAt, goneAt: falseSince })
    else standing.push({ ...condition, cameAt, ...shelfOf(city, condition, now) })
  }
  const again = new Set([...standing, ...left].map(({ id, cameAt }) => `${id} ${cameAt}`))
  const past = [
    ...left,
    ...before.past.filter(({ id, cameAt, goneAt }) => now - goneAt < PAST_MS && !again.has(`${id} ${cameAt}`)),
  ].sort((one, other) => other.goneAt - one.goneAt)
  const arrived = [...standing, ...past].filter(({ cameAt }) => now - cameAt < FLOOD_WINDOW_MS).length
  const isFlood = arrived > (before.isFlood ? FLOOD_UNTIL : FLOOD_OVER)
  return { tracked, standing: standing.sort(byUrgency), past, arrived, isFlood }
}
