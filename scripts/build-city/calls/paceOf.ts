import type { Pace } from '@muster/shared/domain/world/pace.ts'
import { UNIT_KINDS } from '../unitKinds.ts'
import { type SffdRow, wallClockMs } from './sffdRows.ts'

/** A drive with lights and siren: hour of the day, the road graph's seconds, and those of the records. */
export type Drive = { readonly hour: number; readonly graphSec: number; readonly recordedSec: number }

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** An hour alone has few records: its neighbours are taken in, one more on each side, until there are so many. */
const ENOUGH = 100
/** Kinds with fewer records in all have no hours of their own. */
const ENOUGH_OF_A_KIND = 500
/** Buttons that were pressed long after; a turn-out of five minutes is one, too. */
const LONGEST_DRIVE_SEC = 1200
const LONGEST_TURNOUT_SEC = 300
/** Of the standard normal distribution: nine of ten lie below. */
const Z90 = 1.2816

const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const round = (number: number, digits = 0): number => Math.round(number * 10 ** digits) / 10 ** digits

/** What of the hours around one is enough to tell a quantile by; all there is where the whole day has too few. */
function around<T extends { readonly hour: number }>(all: readonly T[], hour: number): readonly T[] {
  for (let reach = 1; ; reach += 1) {
    const near = all.filter((one) => Math.min(Math.abs(one.hour - hour), 24 - Math.abs(one.hour - hour)) <= reach)
    if (near.length >= ENOUGH || reach >= 12) return near
  }
}

/** Seconds from dispatch to en route on urgent calls, by unit kind. */
function turnouts(rows: readonly SffdRow[]): ReadonlyMap<string, readonly { hour: number; seconds: number }[]> {
  const kinds: Readonly<Record<string, { readonly kind: string }>> = UNIT_KINDS
  const told = rows.flatMap((row) => {
    const [dispatched, enroute] = [wallClockMs(row['Dispatch DtTm']), wallClockMs(row['Response DtTm'])]
    const kind = kinds[row['Unit Type'] ?? '']?.kind
    if (!kind || !['3', 'E'].includes(row.Priority ?? '') || dispatched === undefined || enroute === undefined)
      return []
    const seconds = (enroute - dispatched) / 1000
    return seconds < 0 || seconds > LONGEST_TURNOUT_SEC
      ? []
      : [{ kind, hour: new Date(dispatched).getUTCHours(), seconds }]
  })
  return Map.groupBy(told, ({ kind }) => kind)
}

/**
 * How units get going and drive, by hour of the day. The records tell neither the way that was taken nor the class of its
 * roads: so hours have one factor for all classes. `stopAndStartSec`: what a drive takes beyond the graph's time.
 */
export function paceOf(rows: readonly SffdRow[], drives: readonly Drive[], stopAndStartSec: number): Pace {
  const ratios = drives
    .filter(({ recordedSec }) => recordedSec <= LONGEST_DRIVE_SEC)
    .map(({ hour, graphSec, recordedSec }) => ({ hour, ratio: recordedSec / (stopAndStartSec + graphSec) }))
  const ratioOf = (all: readonly { ratio: number }[], share: number) =>
    quantile(
      all.map(({ ratio }) => ratio),
      share,
    )
  const driveByHour = HOURS.map((hour) => round(ratioOf(around(ratios, hour), 0.5), 2))
  const beyond = ratios.map(({ hour, ratio }) => ({ ratio: ratio / (driveByHour[hour] ?? 1) }))
  return {
    driveByHour,
    driveSpread: round(Math.log(ratioOf(beyond, 0.9)) / Z90, 2),
    turnoutByHour: Object.fromEntries(
      [...turnouts(rows)]
        .filter(([, told]) => told.length >= ENOUGH_OF_A_KIND)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([kind, told]) => {
          const by = (share: number) =>
            HOURS.map((hour) =>
              round(
                quantile(
                  around(told, hour).map(({ seconds }) => seconds),
                  share,
                ),
              ),
            )
          return [kind, { p50: by(0.5), p90: by(0.9) }]
        }),
    ),
  }
}

/** Which share of these drives took no longer than nine of ten should, percent. */
export function withinP90(
  drives: readonly Drive[],
  { driveByHour, driveSpread }: Pace,
  stopAndStartSec: number,
): number {
  const kept = drives.filter(
    ({ hour, graphSec, recordedSec }) =>
      recordedSec <= (stopAndStartSec + graphSec) * (driveByHour[hour] ?? 1) * Math.exp(Z90 * driveSpread),
  )
  return round((100 * kept.length) / drives.length, 1)
}
