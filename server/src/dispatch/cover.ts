/** So many units are told apart at a cell: the chance that the next one is needed is below a thousandth. */
const DEPTH = 6

/**
 * Expected answers in time (MEXCLP, Daskin 1983, with chances instead of yes or no as in Erkut et al. 2008): of the calls
 * of a cell the most likely unit takes those for which it is free, the next one what is left, and so on. All units are
 * busy for the same share of time, `busy`. All figures are calls an hour answered in time.
 */
export function createCover(callsPerHour: Float64Array, busy: number) {
  const count = callsPerHour.length
  const free = 1 - busy
  /** By cell, best first: the chance of a unit to be there in time, and which. */
  const chance = new Float32Array(count * DEPTH)
  const whose = new Int32Array(count * DEPTH).fill(-1)
  const weight = Float64Array.from({ length: DEPTH + 1 }, (_, rank) => free * busy ** rank)

  function put(unit: number, row: Float32Array): void {
    for (let cell = 0; cell < count; cell++) {
      const own = row[cell] ?? 0
      const base = cell * DEPTH
      if (own <= (chance[base + DEPTH - 1] ?? 0)) continue
      let at = DEPTH - 1
      for (; at > 0 && (chance[base + at - 1] ?? 0) < own; at--) {
        chance[base + at] = chance[base + at - 1] ?? 0
        whose[base + at] = whose[base + at - 1] ?? -1
      }
      chance[base + at] = own
      whose[base + at] = unit
    }
  }

  function total(): number {
    let sum = 0
    for (let cell = 0; cell < count; cell++) {
      let cellSum = 0
      for (let rank = 0; rank < DEPTH; rank++) cellSum += (weight[rank] ?? 0) * (chance[cell * DEPTH + rank] ?? 0)
      sum += (callsPerHour[cell] ?? 0) * cellSum
    }
    return sum
  }

  /** What is lost while each unit is away, by unit. `units`: how many there are. */
  function losses(units: number): Float64Array {
    const lost = new Float64Array(units)
    for (let cell = 0; cell < count; cell++) {
      const calls = callsPerHour[cell] ?? 0
      if (calls === 0) continue
      // Who comes after a missing one moves up a rank.
      let moveUp = 0
      for (let rank = DEPTH - 1; rank >= 0; rank--) {
        const own = chance[cell * DEPTH + rank] ?? 0
        const unit = whose[cell * DEPTH + rank] ?? -1
        if (unit >= 0) lost[unit] = (lost[unit] ?? 0) + calls * ((weight[rank] ?? 0) * own - moveUp)
        moveUp += own * ((rank > 0 ? (weight[rank - 1] ?? 0) : 0) - (weight[rank] ?? 0))
      }
    }
    return lost
  }

  /** What a unit with this row would add, where `without` is thought away. */
  function gain(row: Float32Array, without = -1): number {
    let sum = 0
    for (let cell = 0; cell < count; cell++) {
      const own = row[cell] ?? 0
      if (own === 0) continue
      const base = cell * DEPTH
      let cellSum = 0
      let rank = 0
      let isPlaced = false
      for (let at = 0; at < DEPTH; at++) {
        if (whose[base + at] === without && without >= 0) continue
        const other = chance[base + at] ?? 0
        if (!isPlaced && other < own) {
          cellSum += (weight[rank] ?? 0) * own
          isPlaced = true
        }
        // Whoever comes after it moves down a rank.
        if (isPlaced) cellSum += other * ((weight[rank + 1] ?? 0) - (weight[rank] ?? 0))
        rank++
      }
      if (!isPlaced) cellSum += (weight[rank] ?? 0) * own
      sum += (callsPerHour[cell] ?? 0) * cellSum
    }
    return sum
  }

  /** The chances of all units, by number; whoever is -1 is nobody. */
  function fill(rows: readonly (Float32Array | undefined)[]): void {
    chance.fill(0)
    whose.fill(-1)
    for (const [unit, row] of rows.entries()) if (row) put(unit, row)
  }

  return { fill, total, losses, gain }
}

export type Cover = ReturnType<typeof createCover>
