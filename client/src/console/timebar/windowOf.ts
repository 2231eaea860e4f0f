const HOUR_MS = 3_600_000

/** The span of city time that the bar shows, epoch ms. */
export type Span = { readonly from: number; readonly to: number }

/**
 * The span of so many hours that holds a moment: up to now where it is that near, else one that stands still while the moment
 * moves through its middle half.
 */
export function windowOf(shownMs: number, nowMs: number, hours: number): Span {
  const span = hours * HOUR_MS
  if (shownMs >= nowMs - span) return { from: nowMs - span, to: nowMs }
  const half = span / 2
  const from = Math.floor(shownMs / half) * half - half / 2
  return { from, to: from + span }
}

/** Where marks of the hour, or of ten minutes, stand in a span. */
export function marksIn(
  { from, to }: Span,
  hours: number,
): readonly { readonly at: number; readonly isHour: boolean }[] {
  const every = hours > 2 ? HOUR_MS : HOUR_MS / 6
  const first = Math.ceil(from / every) * every
  const long = hours > 8 ? 6 * HOUR_MS : HOUR_MS
  return Array.from({ length: Math.floor((to - first) / every) + 1 }, (_, i) => first + i * every).map((at) => ({
    ...{ at, isHour: at % long === 0 },
  }))
}
