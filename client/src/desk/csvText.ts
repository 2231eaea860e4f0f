/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** A cell of a CSV file (RFC 4180): quoted where it must be, and never a formula. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return `${value}`
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as a CSV file; the first names the columns. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

/** Hands such a file to the reader. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function downloadCsv(name: string, rows: Parameters<typeof csvText>[0]): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', csvText(rows)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
