import type { Dot } from './outcome.ts'

const WIDTH = 720
const HEIGHT = 220
const LEFT = 56
const BOTTOM = 24
const TOP = 10

/** One line or cloud of a chart. `tone`: a class of the page's style. */
export type Series = {
  readonly name: string
  readonly dots: readonly Dot[]
  readonly tone: 'a' | 'b'
  readonly as: 'dots' | 'line'
}

const ticksTo = (highest: number): number[] => {
  const step = 10 ** Math.floor(Math.log10(highest / 2))
  const wide = highest / step > 10 ? 5 * step : highest / step > 5 ? 2 * step : step
  return Array.from({ length: Math.floor(highest / wide) + 1 }, (_, i) => i * wide)
}
const tickText = (value: number): string =>
  value >= 1 || value === 0 ? value.toLocaleString('en') : value.toPrecision(1)

/** Values over seconds as SVG, from 0 up. `unit` stands at the top of the scale. */
export function chartOf({ label, unit, series }: { label: string; unit: string; series: readonly Series[] }): string {
  const dots = series.flatMap((one) => one.dots)
  const highest = Math.max(1e-6, ...dots.map(([, value]) => value)) * 1.05
  const longest = Math.max(1, ...dots.map(([sec]) => sec))
  const x = (sec: number) => (LEFT + (sec / longest) * (WIDTH - LEFT - 8)).toFixed(1)
  const y = (value: number) => (HEIGHT - BOTTOM - (value / highest) * (HEIGHT - BOTTOM - TOP)).toFixed(1)
  const grid = ticksTo(highest).map(
    (value) =>
      `<path class="grid" d="M${LEFT} ${y(value)}H${WIDTH - 8}"/><text x="${LEFT - 6}" y="${y(value)}" dy="4" text-anchor="end">${tickText(value)}</text>`,
  )
  const seconds = ticksTo(longest).map(
    (sec) =>
      `<text x="${x(sec)}" y="${HEIGHT - 6}" text-anchor="middle">${tickText(sec)}${sec === 0 ? ' s' : ''}</text>`,
  )
  const marks = series.map(({ dots, tone, as }) =>
    as === 'dots'
      ? dots.map(([sec, value]) => `<circle class="${tone}" cx="${x(sec)}" cy="${y(value)}" r="1.6"/>`).join('')
      : `<path class="line ${tone}" d="${dots.map(([sec, value], i) => `${i === 0 ? 'M' : 'L'}${x(sec)} ${y(value)}`).join('')}"/>`,
  )
  const legend = series.map(({ name, tone }) => `<span class="${tone}">●</span> ${name}`).join(' &nbsp; ')
  return `<figure><figcaption>${legend} <i>${unit}</i></figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${grid.join('')}${seconds.join('')}${marks.join('')}</svg></figure>`
}
