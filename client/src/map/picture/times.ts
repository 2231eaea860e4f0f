const two = (count: number): string => String(count).padStart(2, '0')

/** Age of a position: `53 s` under a minute, then `3:24`, from an hour `1:23h`. */
export function ageText(ageSec: number): string {
  const whole = Math.floor(ageSec)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)}:${two(whole % 60)}`
  return `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))}h`
}

/** Minutes and seconds until `dueMs`, city time; empty when it is past or unknown: a guess that has failed is no news. */
export function arrivalText(dueMs: number | undefined, nowMs: number): string {
  const leftSec = dueMs === undefined ? 0 : Math.floor((dueMs - nowMs) / 1000)
  return leftSec > 0 ? `${Math.floor(leftSec / 60)}:${two(leftSec % 60)}` : ''
}
