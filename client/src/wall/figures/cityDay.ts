const HOUR_MS = 3_600_000

/** When the city's present day began, epoch ms of city time. */
export function dayStart(nowMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const sinceMidnight = (atMs: number): number => {
    const part = (type: string) => Number(parts.formatToParts(atMs).find((one) => one.type === type)?.value ?? 0)
    return part('hour') * HOUR_MS + part('minute') * 60_000 + part('second') * 1000
  }
  const whole = Math.floor(nowMs / 1000) * 1000
  const start = whole - sinceMidnight(whole)
  // On the day on which clocks change, the first guess is an hour off.
  const off = sinceMidnight(start)
  return off === 0 ? start : off > 12 * HOUR_MS ? start + (24 * HOUR_MS - off) : start - off
}
