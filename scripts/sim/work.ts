import type { Call, CallUnit, Unit } from '@muster/server/cities/pack.ts'
import { lot } from './lot.ts'
import { median } from './median.ts'

/** How long a unit takes for each part of its work on one call, seconds. */
export type Work = {
  readonly turnoutSec: number
  readonly travelSec: number
  readonly onsceneSec: number
  readonly transports: boolean
  readonly hospitalSec: number
  /** Sent back before it arrives, this long after it was dispatched. */
  readonly cancelledAfterSec?: number
}

type Part = 'turnoutSec' | 'travelSec' | 'onsceneSec' | 'hospitalSec'

// Bounds: what lies outside is a clerk's slip in the record, or would tie a unit up for a whole shift.
const BOUNDS: Record<Part, readonly [number, number]> = {
  turnoutSec: [5, 240],
  travelSec: [20, 1500],
  onsceneSec: [40, 7200],
  hospitalSec: [120, 5400],
}
// Where the record of the day has none of a kind: usual values of the trade.
const USUAL: Record<Part, number> = { turnoutSec: 70, travelSec: 300, onsceneSec: 900, hospitalSec: 1500 }
/** Share of patients taken to hospital where the record does not say. */
const TRANSPORT_SHARE = 0.6

const between = (part: Part, from: number | undefined, to: number | undefined): number | undefined => {
  if (from === undefined || to === undefined || to < from) return undefined
  const [low, high] = BOUNDS[part]
  return Math.min(high, Math.max(low, to - from))
}

const partsOf = (row: CallUnit): Partial<Record<Part, number>> => ({
  turnoutSec: between('turnoutSec', row.dispatchSec, row.enrouteSec),
  travelSec: between('travelSec', row.enrouteSec, row.onsceneSec),
  onsceneSec: between('onsceneSec', row.onsceneSec, row.transportSec ?? row.athospitalSec ?? row.availableSec),
  hospitalSec: between('hospitalSec', row.athospitalSec, row.availableSec),
})

/** Learns from the recorded day how long work takes, by type of incident and kind of unit. */
export function learnWork(calls: readonly Call[], kindOf: (unitId: string) => Unit['kind'] | undefined) {
  const samples = new Map<string, number[]>()
  const add = (key: string, value: number) => {
    const known = samples.get(key)
    if (known) known.push(value)
    else samples.set(key, [value])
  }
  for (const call of calls)
    for (const row of call.units)
      for (const [part, value] of Object.entries(partsOf(row)))
        if (value !== undefined) {
          add(`${part}|${kindOf(row.unitId)}`, value)
          add(`${part}|${kindOf(row.unitId)}|${call.type}`, value)
        }
  const medians = new Map([...samples].map(([key, values]) => [key, median(values) ?? 0]))
  const typical = (part: Part, kind: string, type: string): number =>
    medians.get(`${part}|${kind}|${type}`) ?? medians.get(`${part}|${kind}`) ?? USUAL[part]

  /**
   * The work of one assignment: as recorded that day where `row` is given, else what is usual for its kind and type,
   * give or take a third. `mayTransport`: whether a patient may still have to be taken to hospital.
   */
  return function workOf({
    assignmentId,
    kind,
    type,
    row,
    mayTransport,
  }: {
    assignmentId: string
    kind: Unit['kind']
    type: string
    row?: CallUnit
    mayTransport: boolean
  }): Work {
    const recorded = row ? partsOf(row) : {}
    const part = (name: Part): number =>
      recorded[name] ?? Math.round(typical(name, kind, type) * (0.67 + 0.66 * lot(assignmentId, name)))
    const neverArrived = row !== undefined && row.onsceneSec === undefined && row.transportSec === undefined
    const cancelled = neverArrived ? between('travelSec', row.dispatchSec, row.availableSec) : undefined
    return {
      turnoutSec: part('turnoutSec'),
      travelSec: part('travelSec'),
      onsceneSec: part('onsceneSec'),
      hospitalSec: part('hospitalSec'),
      transports: row
        ? row.transportSec !== undefined || row.athospitalSec !== undefined
        : mayTransport && lot(assignmentId, 'transports') < TRANSPORT_SHARE,
      cancelledAfterSec: cancelled,
    }
  }
}
