import { isRejection, type Rejection, reject } from './feed.ts'
import { isWallTime, momentOf, type WallTime } from './zonedTime.ts'

/** A time as a source told it, epoch ms. `isRepeated`: the city's clocks showed it twice, and the earlier one is meant. */
export type Told = { readonly at: number; readonly isRepeated: boolean }

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|z|[+-]\d\d:\d\d)?$/
const MINUTE_MS = 60_000

/** Reads RFC 3339 (or epoch ms). Without a zone it is rejected, unless the feed has one (bad input 29). */
export function readTime(told: string | number, feedZone?: string): Told | Rejection {
  if (typeof told === 'number') return { at: told, isRepeated: false }
  const match = RFC_3339.exec(told)
  if (!match)
    return reject('time', `"${told.slice(0, 40)}" is not a time: RFC 3339 is expected, 2017-01-04T17:30:00-08:00`)
  const [, year, month, day, hour, minute, second, fraction = '0', zone] = match
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number)
  return inZone(
    { year: y ?? 0, month: m ?? 0, day: d ?? 0, hour: h ?? 0, minute: min ?? 0, second: s ?? 0 },
    Math.floor(Number(`0.${fraction}`) * 1000),
    zone,
    feedZone,
  )
}

function inZone(wall: WallTime, ms: number, zone: string | undefined, feedZone: string | undefined): Told | Rejection {
  if (!isWallTime(wall)) return reject('time', 'no such day or time of day')
  if (zone) {
    const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
    return { at: asUtc + ms - zoneMinutes(zone) * MINUTE_MS, isRepeated: false }
  }
  if (!feedZone) return reject('no_zone', 'the time says no zone and the feed has none')
  const told = readWallTime(wall, feedZone)
  return isRejection(told) ? told : { ...told, at: told.at + ms }
}

/** Reads what a clock on the city's wall showed. */
export function readWallTime(wall: WallTime, timeZone: string): Told | Rejection {
  if (!isWallTime(wall)) return reject('time', 'no such day or time of day')
  const moment = momentOf(wall, timeZone)
  return moment === 'missing' ? reject('missing_hour', `clocks in ${timeZone} never showed this time`) : moment
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}

const FUTURE_MS = 120_000
const DAY_MS = 24 * 3_600_000
const STALE_DAYS = 30

/** Judges a time on the city's clock (bad inputs 27, 28): undefined where it is neither ahead of it nor too old. */
export function judgeAge(at: number, cityNow: number, staleAfterDays = STALE_DAYS): Rejection | undefined {
  if (at > cityNow + FUTURE_MS)
    return reject('future', `${iso(at)} is more than 120 s ahead of the city's clock, ${iso(cityNow)}`)
  if (at < cityNow - staleAfterDays * DAY_MS)
    return reject('stale', `${iso(at)} is more than ${staleAfterDays} days before the city's clock, ${iso(cityNow)}`)
  return undefined
}

const iso = (at: number): string => (Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at))
