/** Values below this are the arithmetic's rounding. */
const TINY = 1e-9

/**
 * The most of `gain` that fits (a linear program): amounts of each kind, none below nothing, where row by row what all
 * amounts take of it is within its room, and no room is below nothing. `takes`: row by row, by kind. By the simplex method
 * with Bland's rule, which always ends and always the same way. `prices`: by row, what a little more room would bring.
 */
export function packing(
  takes: readonly Float64Array[],
  room: ArrayLike<number>,
  gain: ArrayLike<number>,
): { readonly gain: number; readonly prices: Float64Array } {
  const rows = takes.length
  const kinds = gain.length
  const columns = kinds + rows
  const table = takes.map((take, row) => {
    const line = new Float64Array(columns + 1)
    line.set(take)
    line[kinds + row] = 1
    line[columns] = room[row] ?? 0
    return line
  })
  // What is still to be gained by each kind; what the slack of a row costs is its price.
  const goal = new Float64Array(columns + 1)
  for (let kind = 0; kind < kinds; kind++) goal[kind] = gain[kind] ?? 0
  const inRow = Array.from({ length: rows }, (_, row) => kinds + row)
  for (;;) {
    const enters = goal.findIndex((still, column) => column < columns && still > TINY)
    if (enters < 0) break
    let leaves = -1
    let least = Number.POSITIVE_INFINITY
    for (const [row, line] of table.entries()) {
      const each = line[enters] ?? 0
      if (each <= TINY) continue
      const most = (line[columns] ?? 0) / each
      const isFirst = most < least + TINY && (inRow[row] ?? 0) < (inRow[leaves] ?? Number.POSITIVE_INFINITY)
      if (most < least - TINY || isFirst) [leaves, least] = [row, Math.min(least, most)]
    }
    const pivot = table[leaves]
    // Something without end fits; nobody asks that here.
    if (!pivot) break
    const by = pivot[enters] ?? 1
    for (let column = 0; column <= columns; column++) pivot[column] = (pivot[column] ?? 0) / by
    for (const line of [...table, goal]) {
      const share = line[enters] ?? 0
      if (line === pivot || share === 0) continue
      for (let column = 0; column <= columns; column++)
        line[column] = (line[column] ?? 0) - share * (pivot[column] ?? 0)
    }
    inRow[leaves] = enters
  }
  return { gain: -(goal[columns] ?? 0), prices: goal.slice(kinds, columns).map((price) => Math.max(0, -price)) }
}
