import type { Alarm, AlarmPriority } from './alarm.ts'
import type { AlarmPicture } from './judge.ts'

/** Fewer of one cause are told one by one. */
const GROUP_FROM = 3

/** A line of the list: one alarm, many of one cause, or, in a flood, all that is of low priority. */
export type AlarmLine = {
  readonly key: string
  readonly priority: AlarmPriority
  readonly kind: 'one' | 'cause' | 'low'
  /** Most urgent first; at least one. */
  readonly alarms: readonly [Alarm, ...Alarm[]]
}

const lineOf = (key: string, kind: AlarmLine['kind'], alarms: readonly Alarm[]): readonly AlarmLine[] => {
  const [first, ...rest] = alarms
  return first ? [{ key, kind, priority: first.priority, alarms: [first, ...rest] }] : []
}
const oneByOne = (alarms: readonly Alarm[]) => alarms.flatMap((alarm) => lineOf(alarm.id, 'one', [alarm]))

/**
 * What the list shows of what stands and is not shelved, most urgent first. Priority 1 always has a line of its own;
 * the rest is grouped by cause, and in a flood the lowest priority is one line.
 */
export function linesOf({ standing, isFlood }: Pick<AlarmPicture, 'standing' | 'isFlood'>): readonly AlarmLine[] {
  const shown = standing.filter(({ shelved }) => !shelved)
  const low = isFlood ? shown.filter(({ priority }) => priority === 3) : []
  const rest = shown.filter(({ priority }) => priority !== 1 && !(isFlood && priority === 3))
  const causes = Object.entries(Object.groupBy(rest, ({ priority, cause }) => `${priority} ${cause}`))
  const grouped = causes.flatMap(([key, alarms = []]) =>
    alarms.length < GROUP_FROM ? oneByOne(alarms) : lineOf(key, 'cause', alarms),
  )
  return [
    ...oneByOne(shown.filter(({ priority }) => priority === 1)),
    ...grouped.sort((one, other) => one.priority - other.priority || one.alarms[0].since - other.alarms[0].since),
    ...(low.length < GROUP_FROM ? oneByOne(low) : lineOf('low', 'low', low)),
  ]
}
