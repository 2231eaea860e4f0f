import type { Ground } from '../city/ground.ts'
import type { Pace } from '../city/pace.ts'
import type { Shift } from '../log/shifts.ts'
import type { Pool, Slot } from '../log/slots.ts'

/** A slot on the ground. */
export type Job = Slot & {
  /** Where the unit must come to; undefined where the record has no place on the roads. */
  readonly stop?: number
  readonly isScored: boolean
}

/** A unit and its hours on duty, seconds of the city's wall clock. */
export type Crew = {
  readonly id: string
  readonly pool: Pool
  readonly capabilities: readonly string[]
  readonly from: number
  readonly to: number
  /** Where it lives: index of a post. Ambulances take a seat when they come on duty. */
  readonly post?: number
}

/** Ways that the advisor is told are closed, and stretches that are, in `Ground`, besides. */
export type Closure = { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] }

/** A week as it is played: what is asked, who can go, how they drive. */
export type World = {
  readonly ground: Ground
  readonly pace: Pace
  readonly jobs: readonly Job[]
  readonly crews: readonly Crew[]
  readonly closures?: readonly Closure[]
  /** Whether the hub hears no positions at this second. */
  readonly isBlind?: (now: number) => boolean
}

/** Off the road by more: the place is doubtful. */
const MOST_OFF_M = 150
/** Waited longer for its dispatch: not a matter of who is near. */
const MOST_QUEUED_SEC = 1800

/** Puts slots on the ground; those whose place or time is doubtful bind their unit, unscored. */
export function jobsOf(slots: readonly Slot[], { footing }: Ground): Job[] {
  return slots.map((slot) => {
    const foot = slot.place && footing(slot.place)
    const isScored =
      foot !== undefined &&
      foot.metres <= MOST_OFF_M &&
      slot.serviceSec !== undefined &&
      slot.at - slot.receivedAt <= MOST_QUEUED_SEC
    return { ...slot, stop: foot?.stop, isScored }
  })
}

/** What a unit of each pool is asked for, in the contract's words. */
export const CAPABILITY: Readonly<Record<Pool, string>> = { engine: 'engine', truck: 'truck', ambulance: 'medic' }

/** The week's ambulances by their shifts; a unit's second shift is a unit of its own. */
export function ambulancesOf(shifts: readonly Shift[]): Crew[] {
  const seen = new Map<string, number>()
  return shifts.map(({ unitId, from, to }) => {
    const nth = (seen.get(unitId) ?? 0) + 1
    seen.set(unitId, nth)
    // In the log a medic is a bare number.
    const id = `${/^\d+$/.test(unitId) ? 'M' : ''}${unitId}${nth > 1 ? `-${nth}` : ''}`
    return { id, pool: 'ambulance' as const, capabilities: ['medic', 'transport'], from, to }
  })
}
