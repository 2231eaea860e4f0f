import type { Alarm } from '@muster/shared/alarms/alarm.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { go } from '../../desk/place.ts'
import { send } from '../../live/commands.ts'
import { lookAtAlarms } from './alarms.ts'
import { mute, unmute } from './mutes.ts'

/** What an alarm is about, as people write it: a number, a call sign, a feed. */
export const nameOf = ({ facts, subject, kind }: Alarm): string =>
  kind === 'callOver' ? shortNumber(`${facts.incident}`) : `${facts.unit ?? facts.feed ?? subject}`

/** Opens or closes the list. */
export const openAlarms = (isOpen: boolean): void => go({ alarms: isOpen || undefined }, { replace: true })

const NOW = { at: undefined, speed: undefined }

/** Opens what an alarm is about, as it is now: whoever looks back is called away from there. */
export function show({ kind, incidentId, subject }: Alarm): void {
  if (incidentId !== undefined) go({ ...NOW, screen: undefined, incident: incidentId })
  else if (kind === 'feedSilent' || kind === 'feedBad') go({ ...NOW, screen: 'admin', section: 'feeds' })
  else if (kind === 'hubOver' || kind === 'hubWarn') go({ ...NOW, screen: 'admin', section: undefined })
  else go({ ...NOW, screen: undefined, unit: subject })
}

/** Puts the name of whoever is here on it, everywhere. To take the alarm of a call is to take the call. */
export function take(alarm: Alarm): void {
  const text = `T ${nameOf(alarm)}`
  if (alarm.kind === 'callOver') void send('incident.take', { incidentId: alarm.subject }, { text })
  else void send('alarm.take', { alarmId: alarm.id }, { text })
}

/** Silences alarms at this desk, or lets them sound again. */
export function setMuted(alarms: readonly Alarm[], isMuted: boolean): void {
  const ids = alarms.map(({ id }) => id)
  if (isMuted) mute(ids)
  else unmute(ids)
  lookAtAlarms()
}

export const shelve = (alarm: Alarm, reason: string, forSec: number): void =>
  void send('alarm.shelve', { alarmId: alarm.id, reason, forSec }, { text: nameOf(alarm) })

export const unshelve = (alarm: Alarm): void =>
  void send('alarm.unshelve', { alarmId: alarm.id }, { text: nameOf(alarm) })
