/** What stands for "cannot" in a matrix of costs. */
export const IMPOSSIBLE = Number.POSITIVE_INFINITY

/**
 * The cheapest way to give each row a column of its own, exactly: shortest augmenting paths with potentials (Kuhn 1955,
 * Jonker and Volgenant 1987). `costs`: row by row, `columns` numbers each, none negative; `goWithout[row]`: what it costs
 * to give the row nothing, which decides who goes short where not all can be served. Answers with a column for each row,
 * or -1. Of equally cheap columns the first is taken, so that everyone who asks gets the same answer.
 */
export function assign(costs: Float64Array, columns: number, goWithout: Float64Array): Int32Array {
  const rows = goWithout.length
  // Each row has one column more that is its own: going without.
  const width = columns + rows
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(width + 1)
  // By column, counted from 1; 0 is the root of the path that is being sought.
  const rowOf = new Int32Array(width + 1)
  const before = new Int32Array(width + 1)
  const least = new Float64Array(width + 1)
  const isSeen = new Uint8Array(width + 1)

  const costOf = (row: number, column: number): number => {
    if (column <= columns) return costs[(row - 1) * columns + column - 1] ?? IMPOSSIBLE
    return column - columns === row ? (goWithout[row - 1] ?? IMPOSSIBLE) : IMPOSSIBLE
  }

  for (let row = 1; row <= rows; row++) {
    least.fill(IMPOSSIBLE)
    isSeen.fill(0)
    rowOf[0] = row
    let column = 0
    do {
      isSeen[column] = 1
      const [here, potential] = [rowOf[column] ?? 0, rowPotential[rowOf[column] ?? 0] ?? 0]
      let [step, next] = [IMPOSSIBLE, 0]
      for (let other = 1; other <= width; other++) {
        if (isSeen[other]) continue
        const reduced = costOf(here, other) - potential - (columnPotential[other] ?? 0)
        if (reduced < (least[other] ?? IMPOSSIBLE)) {
          least[other] = reduced
          before[other] = column
        }
        if ((least[other] ?? IMPOSSIBLE) < step) {
          step = least[other] ?? IMPOSSIBLE
          next = other
        }
      }
      for (let other = 0; other <= width; other++) {
        if (isSeen[other]) {
          rowPotential[rowOf[other] ?? 0] = (rowPotential[rowOf[other] ?? 0] ?? 0) + step
          columnPotential[other] = (columnPotential[other] ?? 0) - step
        } else least[other] = (least[other] ?? IMPOSSIBLE) - step
      }
      column = next
    } while (rowOf[column])
    while (column) {
      const previous = before[column] ?? 0
      rowOf[column] = rowOf[previous] ?? 0
      column = previous
    }
  }
  const given = new Int32Array(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column] ?? 0
    if (row) given[row - 1] = column - 1
  }
  return given
}
