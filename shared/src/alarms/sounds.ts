import type { Alarm, AlarmPriority } from './alarm.ts'

/**
 * The ear's budget (EEMUA 191: at most ten sounds in ten minutes): two at once, and one more each 90 s, so at most eight
 * in any ten minutes. That leaves room for two emergencies, which never wait.
 */
const BURST = 2
const REFILL_MS = 90_000
/** Lower priorities leave one sound for priority 1. */
const KEPT_FOR_URGENT = 1
/** No priority 1 alarm that nobody has taken stands longer than this without a sound, ms. */
export const LATEST_SOUND_MS = REFILL_MS
/** What nobody takes sounds again: what matters each minute, the rest as rarely as a calm hour bears. */
const AGAIN_MS: Readonly<Record<AlarmPriority, number>> = { 1: 60_000, 2: 180_000, 3: 600_000 }

const PRIORITIES: readonly AlarmPriority[] = [1, 2, 3]

type Said = { readonly cameAt: number; readonly saidAt: number }

/** What this desk has heard. */
export type Ear = { readonly budget: number; readonly at?: number; readonly said: ReadonlyMap<string, Said> }

/** Before the first sound. */
export const FRESH_EAR: Ear = { budget: BURST, said: new Map() }

export type Hearing = {
  /** What stands and is not shelved. */
  readonly alarms: readonly Alarm[]
  readonly isFlood: boolean
  /** Ids of what this desk has silenced for itself. */
  readonly muted: ReadonlySet<string>
  /** A steady clock, ms. */
  readonly now: number
}

/**
 * Whether to sound now, and at which priority. One sound tells of everything that is unsaid, by the highest priority among
 * it. Taken, shelved and muted alarms make none; in a flood only priority 1 does. An emergency sounds at once.
 */
export function listen(
  before: Ear,
  { alarms, isFlood, muted, now }: Hearing,
): { readonly ear: Ear; readonly sound?: AlarmPriority } {
  const filled = Math.min(BURST, before.budget + (now - (before.at ?? now)) / REFILL_MS)
  const wanting = alarms.filter(({ id, takenBy }) => takenBy === undefined && !muted.has(id))
  const saidOf = ({ id, cameAt }: Alarm): Said | undefined => {
    const said = before.said.get(id)
    return said?.cameAt === cameAt ? said : undefined
  }
  const isDue = (alarm: Alarm) => now - (saidOf(alarm)?.saidAt ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS[alarm.priority]
  const due = wanting.filter((alarm) => isDue(alarm) && (alarm.priority === 1 || !isFlood))
  const atOnce = due.some((alarm) => alarm.kind === 'emergency' && !saidOf(alarm))
  const most = PRIORITIES.find((one) => due.some(({ priority }) => priority === one)) ?? 3
  const needed = most === 1 ? 1 : 1 + KEPT_FOR_URGENT
  const sounds = atOnce || (due.length > 0 && filled >= needed)
  // What a flood kept quiet is not told all at once when it ends: it is in the list.
  const heard = wanting.filter((alarm) => sounds || (isFlood && alarm.priority !== 1))
  const said = new Map<string, Said>()
  for (const alarm of alarms) {
    const former = saidOf(alarm)
    if (former) said.set(alarm.id, former)
  }
  for (const { id, cameAt } of heard) said.set(id, { cameAt, saidAt: now })
  const ear = { budget: sounds ? Math.max(0, filled - 1) : filled, at: now, said }
  return sounds ? { ear, sound: most } : { ear }
}
