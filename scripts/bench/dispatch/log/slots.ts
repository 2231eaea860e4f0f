import { priorityOf, typeOf } from '@muster/server/feeds/sffd-calls/codes.ts'
import { placeOf, type SffdRow, wallClockMs } from '../../../build-city/calls/sffdRows.ts'
import { median } from '../../harness/statistics.ts'

/** Units that stand in for each other. */
export type Pool = 'engine' | 'truck' | 'ambulance'
export const POOLS: readonly Pool[] = ['engine', 'truck', 'ambulance']

/** A call wants one unit of a pool from `at` on: one row of the log. Times in seconds of the city's wall clock. */
export type Slot = {
  readonly callId: string
  readonly type: string
  /** 1 is the most urgent. */
  readonly priority: number
  readonly pool: Pool
  /** Who went in fact. */
  readonly unitId: string
  readonly receivedAt: number
  /** Dispatch in the log: when the policies are asked. */
  readonly at: number
  readonly place?: readonly [lng: number, lat: number]
  readonly turnoutSec: number
  /** On scene to free again; undefined where the unit never came there. */
  readonly serviceSec?: number
  /** Dispatch to free again in the log: how long a unit is bound that never comes there. */
  readonly holdSec: number
  /** In the first-due area of the unit's own station: where it came from is then as good as known. */
  readonly isOwnArea: boolean
  /** Free again at a hospital, not at the call. */
  readonly toHospital: boolean
  /** What the log says of the real unit, where it came: seconds from the call's receipt and from its own departure. */
  readonly real?: { readonly responseSec: number; readonly travelSec: number }
}

const POOL_OF: Readonly<Record<string, Pool>> = {
  ENGINE: 'engine',
  TRUCK: 'truck',
  MEDIC: 'ambulance',
  PRIVATE: 'ambulance',
}
/** A longer turn-out is a wrong press of a button. */
const MOST_TURNOUT_SEC = 300
const ROUTINE = 3

type Times = { received: number; dispatch: number; response?: number; onScene?: number; available?: number }

/** The row's times in seconds; one that lies before the last good one is left out. */
function timesOf(row: SffdRow): Times | undefined {
  const sec = (column: string): number | undefined => {
    const ms = wallClockMs(row[column])
    return ms === undefined ? undefined : ms / 1000
  }
  const dispatch = sec('Dispatch DtTm')
  if (dispatch === undefined) return undefined
  const received = Math.min(sec('Received DtTm') ?? sec('Entry DtTm') ?? dispatch, dispatch)
  let last = dispatch
  const next = (column: string): number | undefined => {
    const at = sec(column)
    if (at === undefined || at < last) return undefined
    last = at
    return at
  }
  const response = next('Response DtTm')
  const onScene = next('On Scene DtTm')
  return { received, dispatch, response, onScene, available: next('Available DtTm') }
}

/** What a kind of unit usually takes, where the row is silent. */
function habits(rows: readonly (readonly [SffdRow, Times])[]) {
  const of = (seconds: (times: Times) => number | undefined, else_: number) => {
    const known = new Map<string, number[]>()
    for (const [row, times] of rows) {
      const found = seconds(times)
      if (found === undefined) continue
      const type = row['Unit Type'] ?? ''
      known.set(type, [...(known.get(type) ?? []), found])
    }
    const medians = new Map([...known].map(([type, all]) => [type, median(all)]))
    return (row: SffdRow): number => medians.get(row['Unit Type'] ?? '') ?? else_
  }
  return {
    turnoutSec: of(turnoutOf, 75),
    serviceSec: of(({ onScene, available }) => minus(available, onScene), 1200),
    holdSec: of(({ dispatch, available }) => minus(available, dispatch), 1800),
  }
}

const minus = (later: number | undefined, sooner: number | undefined): number | undefined =>
  later === undefined || sooner === undefined ? undefined : later - sooner

function turnoutOf({ dispatch, response }: Times): number | undefined {
  const sec = minus(response, dispatch)
  return sec === undefined || sec > MOST_TURNOUT_SEC ? undefined : sec
}

/** One slot a row of engines, trucks and ambulances, in the order in which they open. Rows without Dispatch are none. */
export function slotsOf(rows: readonly SffdRow[]): Slot[] {
  const timed = rows.flatMap((row) => {
    const times = POOL_OF[row['Unit Type'] ?? ''] && timesOf(row)
    return times ? [[row, times] as const] : []
  })
  const usual = habits(timed)
  const slots = timed.flatMap(([row, times]): Slot[] => {
    const pool = POOL_OF[row['Unit Type'] ?? '']
    if (!pool) return []
    const { received, dispatch, response, onScene, available } = times
    const real =
      onScene === undefined || response === undefined
        ? undefined
        : { responseSec: onScene - received, travelSec: onScene - response }
    return [
      {
        callId: row['Call Number'] ?? '',
        type: typeOf(row['Call Type'] ?? '', row['Call Type Group'] ?? ''),
        priority: priorityOf(row.Priority ?? '', row['Final Priority'] ?? '') ?? ROUTINE,
        pool,
        unitId: row['Unit ID'] ?? '',
        receivedAt: received,
        at: dispatch,
        place: placeOf(row),
        turnoutSec: turnoutOf(times) ?? usual.turnoutSec(row),
        serviceSec: onScene === undefined ? undefined : (minus(available, onScene) ?? usual.serviceSec(row)),
        holdSec: minus(available, dispatch) ?? usual.holdSec(row),
        isOwnArea: Number(/^[ET](\d+)$/.exec(row['Unit ID'] ?? '')?.[1]) === Number(row['Station Area'] || Number.NaN),
        toHospital: Boolean(row['Transport DtTm'] || row['Hospital DtTm']),
        real,
      },
    ]
  })
  return slots.sort((a, b) => a.at - b.at || order(a.callId, b.callId) || order(a.unitId, b.unitId))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
