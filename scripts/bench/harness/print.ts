import type { Figure, Found, Growth, Ratio } from '../benchmark.ts'

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

/** What was found, a line each. */
export const linesOf = ({ figures, bound, ratio: ratios, growth: growths, notes }: Found): string[] => [
  ...rows('muster', figures, figure),
  ...rows('bound', bound, figure),
  ...rows('ratio', ratios, ratio),
  ...rows('growth', growths, growth),
  ...notes.map((note) => `  ${note}`),
]
