import type { City } from '@muster/shared/domain/city.ts'
import type { UnitStatus } from '@muster/shared/domain/unit/status.ts'
import { type Unit, unit } from '@muster/shared/domain/unit/unit.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { createFold } from '@muster/shared/kernel/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'

/** What a unit did from a moment on, epoch ms of city time, until the next such moment. */
export type Stretch = { readonly from: number; readonly status: UnitStatus; readonly incidentId?: string }
/** Where it was sent to wait, and when. */
export type Sending = { readonly at: number; readonly facilityId: string }
/** The past hours of one unit; what it did before the first stretch is not known. */
export type UnitTimes = {
  readonly unitId: string
  readonly stretches: readonly Stretch[]
  readonly moves: readonly Sending[]
}

/** Units alone: nothing else of an entry counts here. */
const fold = createFold([unit], 0)

/**
 * Keeps what units did, as entries come in their order, for so many ms of city time. `isWhole`: they come from the journal's
 * first entry on; else who was there before is told from the first entry on that is about it.
 */
export function createUnitTimes({
  city,
  keptMs,
  isWhole,
}: {
  city: Pick<City, 'all'>
  keptMs: number
  isWhole: boolean
}) {
  const records = createRecords()
  const times = new Map<string, { stretches: Stretch[]; moves: Sending[] }>()
  // What they were at work on then, and where they waited, nobody knows.
  const before = { assignmentId: undefined, incidentId: undefined, post: undefined }
  if (!isWhole) for (const one of city.all('unit')) records.set('unit', one.id, { ...one, ...before })

  const timesOf = (id: string) => {
    const known = times.get(id) ?? { stretches: [], moves: [] }
    times.set(id, known)
    return known
  }

  function note(before: Unit | undefined, now: Unit, at: number): void {
    const { stretches, moves } = timesOf(now.id)
    if (before?.status !== now.status || before.since !== now.since || before.incidentId !== now.incidentId) {
      // A crew may claim a time before that of its former status: a stretch never begins before the one it follows.
      const from = Math.max(now.since, stretches.at(-1)?.from ?? now.since)
      stretches.push({ from, status: now.status, incidentId: now.incidentId })
    }
    const post = now.post ?? now.stationId
    if (before && post !== undefined && post !== (before.post ?? before.stationId)) moves.push({ at, facilityId: post })
  }

  return {
    apply(entry: Entry): void {
      const formerly = new Map(fold.touches(entry.events).map((name) => [name, records.get('unit', name.slice(5))]))
      fold.apply(records, { ...entry, events: entry.events.filter(({ type }) => fold.types.includes(type)) })
      for (const [name, former] of formerly) {
        const now = records.get('unit', name.slice(5))
        if (isUnit(now) && now !== former) note(isUnit(former) ? former : undefined, now, entry.cityTime)
      }
    },
    /** All units, what ended before `now - keptMs` forgotten. Whom no entry told of is as the city has it. */
    at(now: number): readonly UnitTimes[] {
      const horizon = now - keptMs
      return Array.from(city.all('unit'), (one): UnitTimes => {
        const { stretches, moves } = timesOf(one.id)
        while ((stretches[1]?.from ?? now) < horizon) stretches.shift()
        while ((moves[0]?.at ?? now) < horizon) moves.shift()
        const { id: unitId, since, status, incidentId } = one
        return { unitId, stretches: stretches.length > 0 ? stretches : [{ from: since, status, incidentId }], moves }
      })
    },
  }
}

const isUnit = (value: unknown): value is Unit => typeof value === 'object' && value !== null && 'callSign' in value
