import { median } from '../bench/harness/statistics.ts'
import type { HubFigure } from './hubFigures.ts'
import type { Outcome, Spread } from './outcome.ts'

const MB = 1e6
const ms = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString('en')} ms`
}
export const percent = (share: number): string => `${Math.round(100 * share)} %`
const COLUMNS = ['count', 'p50', 'p90', 'p99', 'max'] as const
const cell = (spread: Spread, column: (typeof COLUMNS)[number]): string =>
  column === 'count' ? spread.count.toLocaleString('en') : ms(spread[column])

/** Rows of times: what, how many, percentiles. */
export const timeRows = ({ times }: Outcome): string[][] => [
  ['', ...COLUMNS],
  ...Object.entries(times).map(([what, spread]) => [what, ...COLUMNS.map((column) => cell(spread, column))]),
]

/** How the hub's process was, in a line each; nothing where it did not tell us. */
export function hubLines({ hub }: Outcome): string[] {
  const [first, last] = [hub[0], hub.at(-1)]
  if (!first || !last)
    return ['The hub did not tell its own figures (they are for its own machine and administrators).']
  const most = (of: (one: HubFigure) => number) => Math.max(...hub.map(of))
  const middle = (of: (one: HubFigure) => number) => median(hub.map(of))
  const mb = (bytes: number): string => `${Math.round(bytes / MB)} MB`
  return [
    `hub: CPU ${percent(middle(({ cpu }) => cpu))} of a core, at most ${percent(most(({ cpu }) => cpu))}`,
    `hub: memory ${mb(first.rssBytes)} at first, ${mb(last.rssBytes)} at last, at most ${mb(most(({ rssBytes }) => rssBytes))}`,
    `hub: event loop late, p99 ${ms(middle(({ loopP99Ms }) => loopP99Ms))}, at most ${ms(most(({ loopP99Ms }) => loopP99Ms))}`,
    `Redis: ${mb(first.redisBytes)} at first, ${mb(last.redisBytes)} at last`,
  ]
}

/** What was counted, in words. */
export const countLines = ({ counts, byes }: Outcome): string[] => [
  ...Object.entries(counts).map(([what, count]) => `${what} ${count.toLocaleString('en')}`),
  ...Object.entries(byes).map(([code, count]) => `sent away as ${code} ${count}`),
]

/** The whole outcome as text. */
export function textOf(outcome: Outcome): string {
  const rows = timeRows(outcome).map(
    ([what = '', ...cells]) => what.padEnd(26) + cells.map((one) => one.padStart(11)).join(''),
  )
  const counts = countLines(outcome)
  const counted = Array.from({ length: Math.ceil(counts.length / 4) }, (_, i) =>
    counts.slice(4 * i, 4 * i + 4).join(' · '),
  )
  return [...rows, '', ...counted, ...hubLines(outcome)].join('\n')
}
