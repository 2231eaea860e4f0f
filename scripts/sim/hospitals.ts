import type { Facility } from '@muster/server/cities/pack.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { lot } from './lot.ts'
import type { Roads } from './roads.ts'

/** A hospital that takes patients from ambulances. */
export type Hospital = { readonly id: string; readonly name: string; readonly point: LngLat }

/** Share of patients taken to the nearest hospital; the others go to the second nearest. */
const NEAREST_SHARE = 0.75

/**
 * Chooses where an assignment's patient goes: by driving time, and always the same for the same assignment, so that a
 * restarted simulator does not turn ambulances round.
 */
export function createHospitals(facilities: readonly Facility[], roads: Roads) {
  const hospitals: Hospital[] = facilities
    .filter(({ kind, emergency }) => kind === 'hospital' && emergency)
    .map(({ id, name, point }) => ({ id, name: name.en, point }))
  const chosen = new Map<string, Hospital>()
  return function hospitalFor(assignmentId: string, from: LngLat): Hospital | undefined {
    const known = chosen.get(assignmentId)
    if (known) return known
    const ranked = hospitals
      .map((hospital) => ({ hospital, seconds: roads.way(from, hospital.point)?.seconds ?? Number.POSITIVE_INFINITY }))
      .toSorted((a, b) => a.seconds - b.seconds)
    const rank = lot(assignmentId, 'hospital') < NEAREST_SHARE ? 0 : 1
    const choice = (ranked[rank] ?? ranked[0])?.hospital
    if (choice) chosen.set(assignmentId, choice)
    // The city's clock runs on for days: forget the oldest.
    const oldest = chosen.keys().next().value
    if (chosen.size > 500 && oldest !== undefined) chosen.delete(oldest)
    return choice
  }
}
