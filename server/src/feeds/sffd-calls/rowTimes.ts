import type { Times } from '@muster/shared/domain/assignment/assignment.ts'
import { isRejection, type Rejection, reject } from '../feed.ts'
import { readWallTime, type Told } from '../readTime.ts'

/** The unit's times in the order in which work goes, by what Muster calls them. */
const COLUMNS = {
  dispatched: 'Dispatch DtTm',
  enroute: 'Response DtTm',
  onscene: 'On Scene DtTm',
  transporting: 'Transport DtTm',
  athospital: 'Hospital DtTm',
  ended: 'Available DtTm',
} as const
type TimeName = keyof typeof COLUMNS
const NAMES: readonly TimeName[] = ['dispatched', 'enroute', 'onscene', 'transporting', 'athospital', 'ended']
/** Where a row says when the call came in: the first that says anything counts. */
const RECEIVED = ['Received DtTm', 'Entry DtTm', 'Dispatch DtTm']

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) (AM|PM)$/

/** A row's times, epoch ms. `remarks`: codes of what was left out or doubtful, with the column. */
export type RowTimes = {
  readonly receivedAt: number
  readonly times: Times
  readonly remarks: readonly { readonly code: string; readonly column: string }[]
}

/** "01/04/2017 05:30:00 PM", as a clock in the city showed it. Undefined for an empty cell. */
function readCell(cell: string, timeZone: string): Told | Rejection | undefined {
  if (cell.trim() === '') return undefined
  const match = TIME.exec(cell.trim())
  if (!match) return reject('time', `"${cell.slice(0, 40)}" is not a time: MM/DD/YYYY hh:mm:ss AM is expected`)
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  if (hour < 1 || hour > 12) return reject('time', `"${cell}": hours run from 01 to 12`)
  return readWallTime({ year, month, day, hour: (hour % 12) + (match[7] === 'PM' ? 12 : 0), minute, second }, timeZone)
}

/** Reads a row's times. Rejected where it does not say when the call came in; any other odd time is left out and said. */
export function readRowTimes(cells: Readonly<Record<string, string>>, timeZone: string): RowTimes | Rejection {
  const receivedIn = RECEIVED.find((column) => cells[column]?.trim())
  const received = receivedIn && readCell(cells[receivedIn] ?? '', timeZone)
  if (!receivedIn || !received) return reject('no_time', 'the row does not say when the call came in')
  if (isRejection(received)) return received
  const remarks: { code: string; column: string }[] = []
  if (received.isRepeated) remarks.push({ code: 'repeated_hour', column: receivedIn })
  const times: Partial<Record<TimeName, number>> = {}
  let lastGood = received.at
  for (const name of NAMES) {
    const column = COLUMNS[name]
    const told = readCell(cells[column] ?? '', timeZone)
    if (told === undefined) continue
    const code = isRejection(told) ? told.rejected : told.at < lastGood ? 'out_of_order' : undefined
    if (code !== undefined || isRejection(told)) {
      remarks.push({ code: code ?? 'time', column })
      continue
    }
    if (told.isRepeated) remarks.push({ code: 'repeated_hour', column })
    times[name] = told.at
    lastGood = told.at
  }
  return { receivedAt: received.at, times, remarks }
}
