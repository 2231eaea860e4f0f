import type { City } from '@muster/shared/domain/city.ts'
import type { Standards } from '@muster/shared/domain/world/world.ts'

/** Lights and sirens: the priorities that a limit of minutes is for. */
const URGENT = 2

/**
 * How quickly the urgent calls of the day were reached: for each, its time to the first unit on scene as a share of the limit
 * of its kind, smallest first. A call that still waits beyond its limit counts as late; one that may still make it does not
 * count yet, nor one that ended before anybody came.
 */
export function reachedShares(city: City, from: number, nowMs: number, standards: Standards): readonly number[] {
  const arrivals = new Map<string, number>()
  for (const { incidentId, times } of city.all('assignment')) {
    if (times.onscene === undefined) continue
    arrivals.set(incidentId, Math.min(times.onscene, arrivals.get(incidentId) ?? Number.POSITIVE_INFINITY))
  }
  const shares: number[] = []
  for (const { id, type, priority, receivedAt, status } of city.all('incident')) {
    const limitSec = standards.responseSec[type]
    if (receivedAt < from || priority > URGENT || !limitSec) continue
    const arrivedAt = arrivals.get(id)
    const share = Math.max(0, (arrivedAt ?? nowMs) - receivedAt) / 1000 / limitSec
    if (arrivedAt !== undefined || (status !== 'closed' && share > 1)) shares.push(share)
  }
  return shares.sort((a, b) => a - b)
}

/** How many in a hundred were within `limit`. */
export const percentWithin = (shares: readonly number[], limit: number): number =>
  Math.floor((100 * shares.filter((share) => share <= limit).length) / Math.max(1, shares.length))
