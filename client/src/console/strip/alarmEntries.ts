import type { Alarm, PastAlarm } from '@muster/shared/alarms/alarm.ts'
import type { AlarmLine } from '@muster/shared/alarms/lines.ts'
import type { DeskAlarms } from './alarms.ts'

/** A row of the list. `line`: what stands, `isPart`: one of a line that was opened; `past`: over. */
export type Entry = {
  readonly key: string
  readonly group: 'now' | 'shelved' | 'past'
  readonly alarms: readonly [Alarm, ...Alarm[]]
  readonly line?: AlarmLine
  readonly isPart?: boolean
  readonly past?: PastAlarm
}

const partsOf = ({ alarms }: AlarmLine): readonly Entry[] =>
  alarms.map((alarm) => ({ key: alarm.id, group: 'now', alarms: [alarm], isPart: true }))

/** What the list shows, top down: what stands, lines in `opened` one by one, then what is shelved, then what is over. */
export const entriesOf = (desk: DeskAlarms, opened: ReadonlySet<string>): readonly Entry[] => [
  ...desk.lines.flatMap((line): readonly Entry[] => [
    { key: line.key, group: 'now', alarms: line.alarms, line },
    ...(line.kind !== 'one' && opened.has(line.key) ? partsOf(line) : []),
  ]),
  ...desk.standing
    .filter(({ shelved }) => shelved)
    .map((alarm): Entry => ({ key: alarm.id, group: 'shelved', alarms: [alarm] })),
  ...desk.past.map((past): Entry => ({ key: `${past.id} ${past.cameAt}`, group: 'past', alarms: [past], past })),
]
