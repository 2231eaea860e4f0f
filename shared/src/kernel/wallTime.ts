const DAY_SEC = 86_400

/** Days from 1 January 1970 to a day of the Gregorian calendar; months from 1. */
function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March: the leap day is their last.
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9]
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return 365 * years + leaps + Math.floor((153 * months + 2) / 5) + day - 719_469
}

/** Seconds that the clocks of a zone show at a moment, epoch ms, counted from 1970 as if they were UTC. */
function shownSec(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  }).formatToParts(atMs)
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value ?? 0)
  const time = part('hour') * 3600 + part('minute') * 60 + part('second')
  return dayNumber(part('year'), part('month'), part('day')) * DAY_SEC + time
}

/** The moment at which the clocks of a zone show so many seconds from 1970, epoch ms. */
function momentOf(wantedSec: number, timeZone: string): number {
  const guess = wantedSec * 1000
  const once = guess + (wantedSec - shownSec(guess, timeZone)) * 1000
  // Near a change of the clocks the first guess has the other offset.
  return once + (wantedSec - shownSec(once, timeZone)) * 1000
}

const WRITTEN = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})(?:\s+|T))?(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/**
 * Reads a time as people write it on the clock of a zone, `21:40`, `21:40:12` or `2017-01-04 21:40`: epoch ms, or undefined.
 * Without a day it is that nearest to `near`, and not after `latest`.
 */
export function wallTime(text: string, timeZone: string, near: number, latest: number): number | undefined {
  const written = text
    .normalize('NFKC')
    .trim()
    .replace(/[点时]/g, ':')
    .replace(/分$/, '')
    .replace(/:$/, ':00')
  const [, year, month, day, hour = '', minute = '', second = '0'] = WRITTEN.exec(written) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const time = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  if (year !== undefined) {
    const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
    return isDay ? momentOf(dayNumber(Number(year), Number(month), Number(day)) * DAY_SEC + time, timeZone) : undefined
  }
  const today = Math.floor(shownSec(near, timeZone) / DAY_SEC)
  const moments = [today - 1, today, today + 1]
    .map((one) => momentOf(one * DAY_SEC + time, timeZone))
    .filter((moment) => moment <= latest)
  return moments.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0]
}

const DAY_MS = 86_400_000

/** Reads a time to come in the same way: without a day it is the next that the clocks show so; undefined where it has passed. */
export function wallTimeToCome(text: string, timeZone: string, now: number): number | undefined {
  const time = wallTime(text, timeZone, now + DAY_MS / 2, Number.MAX_SAFE_INTEGER)
  return time !== undefined && time > now ? time : undefined
}
