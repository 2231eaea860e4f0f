import type { DemandField } from './demandField.ts'
import type { CellDistricts } from './ground.ts'

/** A district is served where at least this share of its people is. */
export const SERVED_SHARE = 0.5

/** Districts as the cells of their people. Where nobody lives every cell counts alike. */
export function createDistrictCells(field: DemandField, { ids, ofCell }: CellDistricts) {
  const cells = ids.map((_, district) => [...ofCell.keys()].filter((cell) => ofCell[cell] === district))
  const weight = Float64Array.from(field.persons)
  for (const inside of cells)
    if (inside.every((cell) => (field.persons[cell] ?? 0) === 0)) for (const cell of inside) weight[cell] = 1
  // A sum of parts may fall short of the whole by a rounding error.
  const enough = cells.map(
    (inside) => (SERVED_SHARE - 1e-9) * inside.reduce((sum, cell) => sum + (weight[cell] ?? 0), 0),
  )
  const callsOf = new Map<number, Float64Array>()

  return {
    ids,
    ofCell,
    cells,
    weight,
    /** So much weight has to be served, by district. */
    enough,
    /** Calls an hour by district, in an hour of the week. */
    callsIn(hour: number): Float64Array {
      const known = callsOf.get(hour)
      if (known) return known
      const calls = new Float64Array(ids.length)
      for (const [district, inside] of cells.entries())
        for (const cell of inside) calls[district] = (calls[district] ?? 0) + (field.callsPerHour[hour]?.[cell] ?? 0)
      callsOf.set(hour, calls)
      return calls
    },
    /** So many units, or more, are counted at the cells of at least half of a district's people. */
    halfHave(district: number, counts: ArrayLike<number>): number {
      const byCount: number[] = []
      for (const cell of cells[district] ?? []) {
        const count = counts[cell] ?? 0
        byCount[count] = (byCount[count] ?? 0) + (weight[cell] ?? 0)
      }
      let served = 0
      for (let count = byCount.length - 1; count > 0; count--) {
        served += byCount[count] ?? 0
        if (served >= (enough[district] ?? 0)) return count
      }
      return 0
    },
  }
}

export type DistrictCells = ReturnType<typeof createDistrictCells>
