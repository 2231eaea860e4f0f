import type { Slot } from './slots.ts'

/** An ambulance's hours on duty, seconds of the city's wall clock. */
export type Shift = { readonly unitId: string; readonly from: number; readonly to: number }

/** A silence that long is the end of a shift. */
const LONGEST_GAP_SEC = 4 * 3600

/** Ambulances come and go: each is on duty from its first row to its last, split where the log is silent for four hours. */
export function shiftsOf(slots: readonly Slot[]): Shift[] {
  const ofUnit = Map.groupBy(
    slots.filter(({ pool }) => pool === 'ambulance'),
    ({ unitId }) => unitId,
  )
  const shifts = [...ofUnit].flatMap(([unitId, work]) => {
    const own: { unitId: string; from: number; to: number }[] = []
    for (const { at, holdSec } of work) {
      const last = own.at(-1)
      if (last && at - last.to <= LONGEST_GAP_SEC) last.to = Math.max(last.to, at + holdSec)
      else own.push({ unitId, from: at, to: at + holdSec })
    }
    return own
  })
  return shifts.sort((a, b) => a.from - b.from || (a.unitId < b.unitId ? -1 : 1))
}
