import type { CallUnit } from '@muster/server/cities/pack.ts'

/** Units dispatched within this many seconds of the first were one alarm. */
const ONE_ALARM_SEC = 45

/**
 * Rows of the record whose unit should have been sent by now, `elapsedMs` after the first was. What came later that
 * day (a second alarm, the ambulance asked for by the engine) comes as much later now.
 */
export function dueRows(rows: readonly CallUnit[], elapsedMs: number): readonly CallUnit[] {
  const sent = rows.flatMap((row) => (row.dispatchSec === undefined ? [] : [{ row, dispatchSec: row.dispatchSec }]))
  const firstSec = Math.min(...sent.map(({ dispatchSec }) => dispatchSec))
  const alarm = sent.filter(({ dispatchSec }) => {
    const laterSec = dispatchSec - firstSec
    return laterSec <= ONE_ALARM_SEC || laterSec * 1000 <= elapsedMs
  })
  return alarm.toSorted((a, b) => a.dispatchSec - b.dispatchSec).map(({ row }) => row)
}

/** A unit that could go. `seconds`: driving time to the incident, Infinity where there is no way. */
export type Candidate = { readonly unitId: string; readonly kind: string; readonly seconds: number }

/**
 * Who goes for these rows: the recorded unit where it is free, else the nearest free unit of its kind. A row whose kind
 * has nobody left is skipped this time.
 */
export function chooseUnits(
  rows: readonly CallUnit[],
  kindOf: (unitId: string) => string | undefined,
  free: readonly Candidate[],
): readonly string[] {
  // The recorded ones first: a replacement for one row must not take the unit that another row names.
  const chosen = new Map<CallUnit, string>()
  for (const row of rows) if (free.some(({ unitId }) => unitId === row.unitId)) chosen.set(row, row.unitId)
  const used = new Set(chosen.values())
  for (const row of rows) {
    if (chosen.has(row)) continue
    const nearest = free
      .filter(
        ({ unitId, kind, seconds }) => !used.has(unitId) && kind === kindOf(row.unitId) && Number.isFinite(seconds),
      )
      .toSorted((a, b) => a.seconds - b.seconds || (a.unitId < b.unitId ? -1 : 1))[0]
    if (!nearest) continue
    chosen.set(row, nearest.unitId)
    used.add(nearest.unitId)
  }
  return rows.flatMap((row) => chosen.get(row) ?? [])
}
