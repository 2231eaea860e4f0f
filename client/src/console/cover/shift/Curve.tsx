import { useId } from 'react'
import type { Step } from './ecdf.ts'

const EDGE = { left: 44, right: 22, top: 10, bottom: 24 } as const
/** No more of the scale than this many times the standard: what took longer runs off at the right. */
const MOST_TIMES = 3
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const
/** Distances between marks that people count in. */
const TICKS = { seconds: [10, 15, 30, 60, 120, 300, 600, 1200], percent: [10, 25, 50, 100] } as const

/** Where the scale ends: all values, at least half as much again as the standard. */
const endOf = (steps: readonly Step[], limit: number): number =>
  Math.min(MOST_TIMES * limit, Math.max(1.5 * limit, ...steps.map(({ value }) => value)))

/** The distribution of times as steps, with the standard and what share of all should be within it. */
export function Curve({
  label,
  room: { width, height },
  urgent,
  other,
  limit,
  goal,
  isShort,
  unit,
  text,
  limitText,
}: {
  label: string
  room: { readonly width: number; readonly height: number }
  urgent: readonly Step[]
  other: readonly Step[]
  limit: number
  goal: number
  /** Fewer are within the standard than should be. */
  isShort: boolean
  unit: keyof typeof TICKS
  text: (value: number) => string
  limitText: string
}) {
  const id = useId()
  const end = endOf([...urgent, ...other], limit)
  const [wide, high] = [width - EDGE.left - EDGE.right, height - EDGE.top - EDGE.bottom]
  const x = (value: number) => EDGE.left + (Math.min(end, value) / end) * wide
  const y = (share: number) => EDGE.top + (1 - share) * high
  function pathOf(steps: readonly Step[]): string {
    const seen = steps.filter(({ value }) => value <= end)
    const stairs = seen.map((step) => `H${x(step.value).toFixed(1)}V${y(step.share).toFixed(1)}`).join('')
    return steps.length === 0 ? '' : `M${x(0)} ${y(0)}${stairs}H${x(end)}`
  }
  const tick = TICKS[unit].find((one) => end / one <= 8) ?? end
  const ticks = Array.from({ length: Math.floor(end / tick) + 1 }, (_, i) => i * tick)
  return (
    <svg className="curve" width={width} height={height} role="img" aria-label={label}>
      <clipPath id={`${id}late`}>
        <rect x={x(limit)} y={0} width={width} height={height} />
      </clipPath>
      {SHARES.map((share) => (
        <g key={share} className="curve-scale">
          <path d={`M${EDGE.left} ${y(share)}H${width - EDGE.right}`} />
          <text x={EDGE.left - 6} y={y(share)} textAnchor="end" dominantBaseline="central">
            {Math.round(100 * share)} %
          </text>
        </g>
      ))}
      {ticks.map((value) => (
        <g key={value} className="curve-scale">
          <path d={`M${x(value)} ${y(0)}v4`} />
          <text x={x(value)} y={y(0) + 16} textAnchor="middle">
            {text(value)}
          </text>
        </g>
      ))}
      <path className="curve-other" d={pathOf(other)} />
      <path className="curve-urgent" d={pathOf(urgent)} />
      {isShort && <path className="curve-urgent" data-late clipPath={`url(#${id}late)`} d={pathOf(urgent)} />}
      <g className="curve-limit">
        <path d={`M${x(limit)} ${EDGE.top}V${y(0)}`} />
        <path data-goal d={`M${EDGE.left} ${y(goal)}H${width - EDGE.right}`} />
        <text x={x(limit) + 6} y={y(0.06)}>
          {limitText}
        </text>
        <text x={EDGE.left + 6} y={y(goal) - 5}>
          {Math.round(100 * goal)} %
        </text>
      </g>
    </svg>
  )
}
