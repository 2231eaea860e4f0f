import type { CallUnit, Unit } from '@muster/server/cities/pack.ts'

/** A unit's part in an incident, as far as matching it with the record needs. */
type Sent = { readonly assignmentId: string; readonly unitId: string; readonly kind: Unit['kind'] }

/** Rows of the record by assignment, and the rows that nobody plays yet. */
export type Matched = { readonly rows: ReadonlyMap<string, CallUnit>; readonly open: readonly CallUnit[] }

/**
 * Says whose recorded work each assignment plays: the unit's own row where it was there that day, else the first free
 * row of a unit of its kind, since it came in that one's place. A unit that is sent twice plays its row twice.
 */
export function matchRows(
  rows: readonly CallUnit[],
  sent: readonly Sent[],
  kindOf: (unitId: string) => Unit['kind'] | undefined,
): Matched {
  const matched = new Map<string, CallUnit>()
  const taken = new Set<CallUnit>()
  for (const { assignmentId, unitId } of sent) {
    const own = rows.find((row) => row.unitId === unitId)
    if (!own) continue
    matched.set(assignmentId, own)
    taken.add(own)
  }
  for (const { assignmentId, kind } of sent) {
    if (matched.has(assignmentId)) continue
    const stead = rows.find((row) => !taken.has(row) && kindOf(row.unitId) === kind)
    if (!stead) continue
    matched.set(assignmentId, stead)
    taken.add(stead)
  }
  return { rows: matched, open: rows.filter((row) => !taken.has(row)) }
}
