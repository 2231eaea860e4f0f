/** What a clock on a wall of the city shows. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const HOUR_MS = 3_600_000
/** Offsets change on quarter hours, everywhere and always since 1972. */
const QUARTER_MS = HOUR_MS / 4
const DAY_MS = 24 * HOUR_MS
/** Offsets kept: three years of quarter hours; past that they are worked out again. */
const OFFSETS_KEPT = 100_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = 'numeric' as const
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  })
  formats.set(timeZone, format)
  return format
}

/** How far the zone's clocks are ahead of UTC at `at`, ms. */
function offsetAt(timeZone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER_MS) * QUARTER_MS
  const key = `${timeZone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 0, month = 1, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => parts.get(type))
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter
  if (offsets.size >= OFFSETS_KEPT) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/**
 * The moment, epoch ms, at which the zone's clocks showed `wall`. An hour that they showed twice is the earlier one, and
 * said so; one that they never showed is `missing` (bad input 30). Second 60 is the next minute's first (bad input 31).
 */
export function momentOf(wall: WallTime, timeZone: string): { at: number; isRepeated: boolean } | 'missing' {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const around = [offsetAt(timeZone, asUtc - DAY_MS), offsetAt(timeZone, asUtc + DAY_MS)]
  const moments = [...new Set(around)]
    .map((offset) => asUtc - offset)
    .filter((at) => asUtc - at === offsetAt(timeZone, at))
  if (moments.length === 0) return 'missing'
  return { at: Math.min(...moments), isRepeated: moments.length > 1 }
}

/** True where the fields name a day and a time that exist; a leap second counts. */
export const isWallTime = ({ year, month, day, hour, minute, second }: WallTime): boolean =>
  year >= 1900 && year < 2200 && hour < 24 && minute < 60 && second <= 60 && isDay(year, month, day)

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
