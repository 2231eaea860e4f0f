const WIDTH = 150
const HEIGHT = 22
const PAD = 2

/**
 * The last minutes of one figure as a line, the newest at the right. `slots`: how many values fill its width; `limit` is
 * drawn where it is within reach. `label` says in words what the line shows.
 */
export function Sparkline({
  values,
  slots,
  limit,
  label,
}: {
  values: readonly number[]
  slots: number
  limit?: number
  label: string
}) {
  const highest = Math.max(
    1e-9,
    ...values,
    ...(limit !== undefined && values.some((one) => one > limit / 2) ? [limit] : []),
  )
  const x = (i: number) => WIDTH - PAD - ((values.length - 1 - i) * (WIDTH - 2 * PAD)) / Math.max(1, slots - 1)
  const y = (value: number) => HEIGHT - PAD - (value / highest) * (HEIGHT - 2 * PAD)
  const line = values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join('')
  const newest = values.at(-1)
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path className="spark-floor" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      {limit !== undefined && limit <= highest && <path className="spark-limit" d={`M0 ${y(limit)}H${WIDTH}`} />}
      <path className="spark-line" d={line} />
      {newest !== undefined && (
        <circle
          className="spark-now"
          data-over={(limit !== undefined && newest > limit) || undefined}
          cx={x(values.length - 1)}
          cy={y(newest)}
          r="2"
        />
      )}
    </svg>
  )
}
