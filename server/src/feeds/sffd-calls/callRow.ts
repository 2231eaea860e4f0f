import { isId } from '@muster/shared/kernel/ids.ts'
import { type FeedContext, isRejection, type Rejection, reject } from '../feed.ts'
import { readPlace } from '../readPlace.ts'
import { judgeAge } from '../readTime.ts'
import { outcomeOf, priorityOf, typeOf } from './codes.ts'
import { type RowTimes, readRowTimes } from './rowTimes.ts'

/** Columns without which a file is not one of these. */
export const WANTED_COLUMNS = ['Call Number', 'Unit ID', 'Call Type', 'Received DtTm', 'Available DtTm'] as const

/** One row: one unit's work on one call. */
export type CallRow = RowTimes & {
  readonly call: string
  readonly unitId: string
  /** The row's own id at its source. */
  readonly rowId: string
  readonly outcome: string
  /** What `incident.report` is asked; the same for each row of the call. */
  readonly report: Readonly<Record<string, unknown>>
  /** What is wrong with the place. */
  readonly placeless?: Rejection
}

/** The department's records begin in 2000, and history is welcome: only what lies before them cannot be meant. */
const STALE_DAYS = 30 * 365

const SAFE_CALL = /^[A-Za-z0-9_-]{1,30}$/

/** Reads a row by the rules of README.md. */
export function readCallRow(
  cells: Readonly<Record<string, string>>,
  { timeZone, cityNow, bounds }: FeedContext,
): CallRow | Rejection {
  const cell = (name: string): string => (cells[name] ?? '').trim()
  const [call, unitId] = [cell('Call Number'), cell('Unit ID')]
  if (!SAFE_CALL.test(call)) return reject('no_call', `"${call.slice(0, 40)}" is not a call number`)
  if (!isId(unitId)) return reject('no_unit', `"${unitId.slice(0, 40)}" is not a unit`)
  const times = readRowTimes(cells, timeZone)
  if (isRejection(times)) return times
  const latest = Math.max(times.receivedAt, ...Object.values(times.times))
  const wrongAge = judgeAge(times.receivedAt, cityNow, STALE_DAYS) ?? judgeAge(latest, cityNow, STALE_DAYS)
  if (wrongAge) return wrongAge
  const place = readLocation(cell('Location'), bounds)
  const address = cell('Address').replace(/\s+/g, ' ').slice(0, 200)
  const priority = priorityOf(cell('Priority'), cell('Final Priority'), cell('Original Priority'))
  const report = {
    type: typeOf(cell('Call Type'), cell('Call Type Group')),
    place: {
      ...(isRejection(place) ? {} : { point: { type: 'Point', coordinates: place } }),
      ...(address && { address }),
    },
    source: { feed: 'sffd-calls', id: call },
    receivedAt: times.receivedAt,
    ...(priority && { priority }),
  }
  return {
    ...times,
    ...{ call, unitId, rowId: `${call}-${unitId}`, report, outcome: outcomeOf(cell('Call Final Disposition')) },
    placeless: isRejection(place) ? place : undefined,
  }
}

/** "(37.7458, -122.4566)": latitude first, in this source. */
function readLocation(cell: string, bounds: FeedContext['bounds']): readonly [number, number] | Rejection {
  const [, lat, lng] = /^\(\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\)$/.exec(cell) ?? []
  if (!lat || !lng) return reject('no_place', `"${cell.slice(0, 60)}" is not a place`)
  return readPlace(Number(lng), Number(lat), bounds)
}
