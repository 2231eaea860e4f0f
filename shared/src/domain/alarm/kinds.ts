/** What an alarm can be about. The id of an alarm is its kind and its subject: `callOver--i231`. */
export const ALARM_KINDS = [
  'emergency',
  'callOver',
  'unitOver',
  'unitSilent',
  'feedSilent',
  'feedBad',
  'hubOver',
  'hubWarn',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

/** The id of the alarm of that kind about that thing; what an id cannot hold becomes `_`. */
export const alarmIdOf = (kind: AlarmKind, subject: string): string =>
  `${kind}--${subject.replaceAll(/[^A-Za-z0-9_.-]/g, '_').slice(0, 80)}`

/** Kind and subject of an alarm's id. */
export function alarmOf(alarmId: string): { readonly kind: AlarmKind | undefined; readonly subject: string } {
  const at = alarmId.indexOf('--')
  const kind = alarmId.slice(0, at)
  return { kind: ALARM_KINDS.find((known) => known === kind), subject: alarmId.slice(at + 2) }
}
