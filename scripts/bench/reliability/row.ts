/** A goal of reliability, by its number, with what this run found. `met` undefined: it could not be measured here, and `figure` says why. */
export type Row = { readonly goal: number; readonly says: string; readonly figure: string; readonly met?: boolean }

/** The table, a line a row. */
export function tableOf(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(({ says }) => says.length))
  return rows.map(({ goal, says, figure, met }) => {
    const verdict = met === undefined ? 'not measured' : met ? 'met' : 'MISSED'
    return `${String(goal).padStart(2)}  ${says.padEnd(width)}  ${verdict.padEnd(12)}  ${figure}`
  })
}
