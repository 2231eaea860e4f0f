import type { City } from '@muster/shared/domain/city.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'

const HOUR_MS = 3_600_000

export type CallFigures = {
  /** Who waits for units, who to act on first at the top. */
  readonly waiting: readonly Incident[]
  readonly active: number
  /** Calls received since the city's midnight. */
  readonly today: number
  /** Of them, how many in each hour since midnight, this one last. */
  readonly hours: readonly number[]
  /** Of them, how many of each kind, the commonest first. */
  readonly kinds: readonly { readonly type: string; readonly count: number }[]
}

const byUrgency = (a: Incident, b: Incident): number => a.priority - b.priority || a.since - b.since

/** What the calls of the day come to. `from`: the city's midnight; times epoch ms of city time. */
export function callFigures(city: City, from: number, nowMs: number): CallFigures {
  const waiting: Incident[] = []
  const hours = Array.from({ length: Math.floor((nowMs - from) / HOUR_MS) + 1 }, () => 0)
  const kinds = new Map<string, number>()
  let active = 0
  for (const incident of city.all('incident')) {
    if (incident.status === 'waiting') waiting.push(incident)
    if (incident.status === 'active') active += 1
    const hour = Math.floor((incident.receivedAt - from) / HOUR_MS)
    if (hour < 0 || hour >= hours.length) continue
    hours[hour] = (hours[hour] ?? 0) + 1
    kinds.set(incident.type, (kinds.get(incident.type) ?? 0) + 1)
  }
  return {
    waiting: waiting.sort(byUrgency),
    active,
    today: hours.reduce((sum, count) => sum + count, 0),
    hours,
    kinds: [...kinds].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count),
  }
}
