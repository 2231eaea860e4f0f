const [STEP, HIGH] = [4, 14] as const

/** Required by hour, small; the line is what there is, and what lies above it is missing. Told in words beside it. */
export function Spark({ next, have }: { next: readonly number[]; have: number }) {
  const most = Math.max(1, have, ...next)
  const y = (units: number) => HIGH - (units / most) * (HIGH - 2)
  const width = next.length * STEP
  return (
    <svg className="coverage-spark" width={width} height={HIGH} viewBox={`0 0 ${width} ${HIGH}`} aria-hidden="true">
      {next.map((required, hour) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place.
          key={hour}
          data-short={required > have || undefined}
          x={hour * STEP}
          y={y(required)}
          width={STEP - 1}
          height={HIGH - y(required)}
        />
      ))}
      <line x1={0} x2={width} y1={y(have)} y2={y(have)} />
    </svg>
  )
}
