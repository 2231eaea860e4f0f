import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Work } from './work.ts'

/** What a crew would report next, and since when it holds (epoch ms, city time). */
export type Step = { readonly status: UnitStatus; readonly at: number }

/** A unit as its crew sees it. Times are epoch ms, city time. */
export type Crew = {
  readonly status: UnitStatus
  readonly since: number
  /** Its work, where it has an assignment. */
  readonly work?: Work
  readonly dispatchedAt?: number
  /** When it reached the place it was driving to; null while under way or where there is no such place. */
  readonly arrivedAt: number | null
  /** Seconds from standing at the place to the press of the button. */
  readonly parkSec?: number
  /** True where nobody can say where the incident is: then the recorded travel time stands for the drive. */
  readonly placeUnknown?: boolean
}

/**
 * The next status of a unit at `now`, or null while the present one goes on. The crew follows whatever status it finds,
 * whoever set it; out of service and emergency are ended by people only.
 */
export function nextStatus(crew: Crew, now: number): Step | null {
  const { status, since, work, arrivedAt } = crew
  const step = (next: UnitStatus, at: number): Step | null =>
    at <= now ? { status: next, at: Math.max(at, since) } : null
  const parked = (at: number): number => at + (crew.parkSec ?? 0) * 1000
  if (!work) return status === 'returning' && arrivedAt !== null ? step('available', arrivedAt) : null
  switch (status) {
    case 'dispatched':
      return cancelled(crew, now) ?? step('enroute', since + work.turnoutSec * 1000)
    case 'enroute':
      if (crew.placeUnknown) return cancelled(crew, now) ?? step('onscene', since + work.travelSec * 1000)
      return cancelled(crew, now) ?? (arrivedAt === null ? null : step('onscene', parked(arrivedAt)))
    case 'onscene':
      return step(work.transports ? 'transporting' : 'returning', since + work.onsceneSec * 1000)
    case 'transporting':
      return arrivedAt === null ? null : step('athospital', parked(arrivedAt))
    case 'athospital':
      return step('returning', since + work.hospitalSec * 1000)
    default:
      return null
  }
}

function cancelled({ since, work, dispatchedAt }: Crew, now: number): Step | null {
  if (work?.cancelledAfterSec === undefined) return null
  const at = (dispatchedAt ?? since) + work.cancelledAfterSec * 1000
  return at <= now ? { status: 'returning', at: Math.max(at, since) } : null
}
