import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { toneAt, waitingTime } from '../../desk/limits.ts'
import { useSettings } from '../../desk/useCityTerms.ts'
import { useCity, useNow } from '../../live/city.ts'
import { useMuted } from './mutes.ts'

/** What the strip says of the calls that wait: the one to act on first, and how many there are of each colour. */
export type Alarms = {
  readonly first?: Incident
  readonly over: number
  readonly near: number
  readonly muted: number
}

const byUrgency = (one: Incident, other: Incident): number =>
  Number(one.owner !== undefined) - Number(other.owner !== undefined) ||
  one.priority - other.priority ||
  one.since - other.since

/** Weighs waiting calls against their limits, each second. Nobody's calls come before those somebody has taken. */
export function useAlarms(): Alarms {
  const now = useNow()
  const standards = useSettings()?.standards
  const muted = useMuted()
  const waiting = useCity((city) => [...city.all('incident')].filter(({ status }) => status === 'waiting'))
  const over = waiting.filter((incident) => toneAt(waitingTime(incident, standards), now) === 'over')
  const loud = over.filter(({ id }) => !muted.has(id)).sort(byUrgency)
  return { first: loud[0], over: over.length, near: waiting.length - over.length, muted: over.length - loud.length }
}
