/** What stands for "cannot" in a matrix of costs. */
export const IMPOSSIBLE = Number.POSITIVE_INFINITY

const NONE = -1

/** Of each row those columns that it can be given, in their order. */
function possibleColumns(costs: Float64Array, rows: number, columns: number) {
  const start = new Int32Array(rows + 1)
  const column = new Int32Array(costs.reduce((sum, cost) => sum + Number(cost < IMPOSSIBLE), 0))
  let filled = 0
  for (let row = 0; row < rows; row++) {
    for (let one = 0; one < columns; one++)
      if ((costs[row * columns + one] ?? IMPOSSIBLE) < IMPOSSIBLE) column[filled++] = one
    start[row + 1] = filled
  }
  return { start, column }
}

/**
 * The cheapest way to give each row a column of its own, exactly: shortest augmenting paths with potentials (Kuhn 1955,
 * Jonker and Volgenant 1987). `costs`: row by row, `columns` numbers each, none negative; `goWithout[row]`: what it costs
 * to give the row nothing, which decides who goes short where not all can be served. Answers with a column for each row,
 * or -1. Of equally cheap columns the first is taken, so that everyone who asks gets the same answer. Only what a row can
 * be given is looked at: in a surge a thousand rows want five hundred columns, each a few of them.
 */
export function assign(costs: Float64Array, columns: number, goWithout: Float64Array): Int32Array {
  const rows = goWithout.length
  const possible = possibleColumns(costs, rows, columns)
  const given = new Int32Array(rows).fill(NONE)
  const rowOf = new Int32Array(columns).fill(NONE)
  const rowPotential = new Float64Array(rows)
  const columnPotential = new Float64Array(columns)
  // By column: the length of the shortest path to it from the row that is being served, and the row before it there.
  const length = new Float64Array(columns).fill(IMPOSSIBLE)
  const before = new Int32Array(columns)
  const isDone = new Uint8Array(columns)

  /** Serves a row: at the end of the cheapest path a column is free, or a row goes without from now on. */
  function serve(first: number): void {
    const reached: number[] = []
    const done: number[] = []
    let [row, travelled] = [first, 0]
    let [without, least] = [NONE, IMPOSSIBLE]
    let column = NONE
    for (;;) {
      const so = travelled - (rowPotential[row] ?? 0)
      const alone = so + (goWithout[row] ?? IMPOSSIBLE)
      if (alone < least || (alone === least && row < without)) {
        least = alone
        without = row
      }
      for (let at = possible.start[row] ?? 0; at < (possible.start[row + 1] ?? 0); at++) {
        const other = possible.column[at] ?? 0
        if (isDone[other]) continue
        const far = so + (costs[row * columns + other] ?? IMPOSSIBLE) - (columnPotential[other] ?? 0)
        const known = length[other] ?? IMPOSSIBLE
        if (far >= known) continue
        if (known === IMPOSSIBLE) reached.push(other)
        length[other] = far
        before[other] = row
      }
      column = nearest(reached)
      if (column === NONE || (length[column] ?? IMPOSSIBLE) > least) {
        column = NONE
        break
      }
      travelled = length[column] ?? IMPOSSIBLE
      isDone[column] = 1
      done.push(column)
      row = rowOf[column] ?? NONE
      if (row === NONE) break
    }
    const end = column === NONE ? least : travelled
    rowPotential[first] = (rowPotential[first] ?? 0) + end
    for (const one of done) {
      const short = end - (length[one] ?? 0)
      const holder = rowOf[one] ?? NONE
      columnPotential[one] = (columnPotential[one] ?? 0) - short
      if (holder !== NONE) rowPotential[holder] = (rowPotential[holder] ?? 0) + short
    }
    // Along the path each row takes the next column and leaves its own to the row before it.
    if (column === NONE) column = leave(without)
    while (column !== NONE) {
      const taker = before[column] ?? NONE
      const left = given[taker] ?? NONE
      given[taker] = column
      rowOf[column] = taker
      column = taker === first ? NONE : left
    }
    for (const one of reached) {
      length[one] = IMPOSSIBLE
      isDone[one] = 0
    }
  }

  /** The nearest column that is not done; of equally near ones the first. */
  function nearest(reached: readonly number[]): number {
    let best = NONE
    for (const one of reached) {
      if (isDone[one]) continue
      const [far, known] = [length[one] ?? IMPOSSIBLE, best === NONE ? IMPOSSIBLE : (length[best] ?? IMPOSSIBLE)]
      if (far < known || (far === known && one < best)) best = one
    }
    return best
  }

  /** What a row had that goes without. */
  function leave(row: number): number {
    const left = given[row] ?? NONE
    given[row] = NONE
    return left
  }

  for (let row = 0; row < rows; row++) serve(row)
  return given
}
