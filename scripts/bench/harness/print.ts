import type { Figure, Found, Growth, Ratio, Row } from '../benchmark.ts'

/** Three digits that say something, however large the number. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const whole = Math.abs(value) >= 100
  return whole ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

const figure = ({ value, unit }: Figure): string => `${digits(value)} ${unit}`
const ratio = ({ median, low, high }: Ratio): string => `${digits(median)} × (${digits(low)} to ${digits(high)})`
const growth = ({ over, exponent }: Growth): string => `exponent ${exponent.toFixed(3)} over ${over}`

const rows = <T>(title: string, values: Readonly<Record<string, T>>, say: (value: T) => string): string[] =>
  Object.entries(values).map(([key, value]) => `  ${title.padEnd(8)} ${key.padEnd(34)} ${say(value)}`)

/** Rows in columns as wide as what stands in them, numbers to the right. */
function tableOf(title: string, lines: readonly Row[]): string[] {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  const cell = (value: string | number | undefined): string =>
    typeof value === 'number' ? (Number.isFinite(value) ? String(Number(value.toFixed(1))) : '–') : (value ?? '')
  const widths = columns.map((column) => Math.max(column.length, ...lines.map((line) => cell(line[column]).length)))
  const padded = (text: string, i: number, isNumber: boolean): string =>
    isNumber ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)
  const isNumber = columns.map((column) => lines.some((line) => typeof line[column] === 'number'))
  const line = (texts: readonly string[]): string =>
    `    ${texts.map((text, i) => padded(text, i, isNumber[i] ?? false)).join('  ')}`.trimEnd()
  return ['', `  ${title}`, line(columns), ...lines.map((one) => line(columns.map((column) => cell(one[column]))))]
}

/** What was found, a line each. */
export const linesOf = ({ figures, bound, ratio: ratios, growth: growths, notes, tables = {} }: Found): string[] => [
  ...rows('muster', figures, figure),
  ...rows('bound', bound, figure),
  ...rows('ratio', ratios, ratio),
  ...rows('growth', growths, growth),
  ...Object.entries(tables).flatMap(([title, lines]) => tableOf(title, lines)),
  ...notes.map((note) => `  ${note}`),
]
