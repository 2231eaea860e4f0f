import type { Shelf } from '../domain/alarm/alarm.ts'
import type { AlarmKind } from '../domain/alarm/kinds.ts'

/** 1: somebody may die or be lost; 2: soon; 3: to be looked at. Meant to be about 5, 15 and 80 % of all (EEMUA 191). */
export type AlarmPriority = 1 | 2 | 3

/** Something that is so now and that a person should see to. `words` of the same name as its kind say it with `facts`. */
export type Condition = {
  readonly id: string
  readonly kind: AlarmKind
  readonly priority: AlarmPriority
  /** What is told in one line when there is much of it: `callOver B03`. */
  readonly cause: string
  /** From when its time counts, and from when it was over its limit, epoch ms of city time; absent where nobody knows. */
  readonly since?: number
  readonly overFrom?: number
  /** The id of the call, unit, feed or hub alarm that it is about. */
  readonly subject: string
  /** The call to open with it. */
  readonly incidentId?: string
  readonly facts: Readonly<Record<string, string | number>>
  /** Who has it. */
  readonly takenBy?: string
  readonly takenById?: string
}

/** A condition that has stood long enough to be told. `cameAt`: when it began to be, epoch ms of city time. */
export type Alarm = Condition & { readonly since: number; readonly cameAt: number; readonly shelved?: Shelf }

/** One that is over. */
export type PastAlarm = Alarm & { readonly goneAt: number }

/**
 * How an alarm of a kind looks and behaves. `over`: red, a limit is passed; `warn`: amber. It comes after it has been so
 * for `onSec` (on-delay) and goes after it has not been so for `offSec` (dead band).
 */
export type Behaviour = { readonly tone: 'over' | 'warn'; readonly onSec: number; readonly offSec: number }

export const BEHAVIOUR: Readonly<Record<AlarmKind, Behaviour>> = {
  // One of ours is in danger: at once. Gone when the crew or the desk says so.
  emergency: { tone: 'over', onSec: 0, offSec: 0 },
  // The city's standard is the delay. A call that has got its units must not look as if it still waited.
  callOver: { tone: 'over', onSec: 0, offSec: 0 },
  // Crews press a little late: half of what passes its limit is mended within a quarter of a minute.
  unitOver: { tone: 'over', onSec: 15, offSec: 0 },
  // Positions come in bursts after a tunnel; one alone does not prove that the line is back.
  unitSilent: { tone: 'warn', onSec: 0, offSec: 20 },
  // The feed's own patience has run out already. A feed that flaps is one alarm, not twenty.
  feedSilent: { tone: 'warn', onSec: 0, offSec: 60 },
  // A single bad message is in quarantine and hurts nobody; a minute of them does.
  feedBad: { tone: 'warn', onSec: 60, offSec: 60 },
  hubOver: { tone: 'over', onSec: 5, offSec: 30 },
  hubWarn: { tone: 'warn', onSec: 30, offSec: 60 },
}

/** What comes again so soon after it went, seconds, is the same alarm and makes no new sound: an undo, a slip. */
export const SAME_SEC = 30

/** First priority, emergencies before calls, then age: the order of every list of alarms. */
export const byUrgency = (one: Alarm, other: Alarm): number =>
  one.priority - other.priority ||
  Number(other.kind === 'emergency') - Number(one.kind === 'emergency') ||
  one.since - other.since ||
  (one.id < other.id ? -1 : 1)
