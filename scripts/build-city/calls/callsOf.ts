import type { Call, CallUnit } from '@muster/server/cities/pack.ts'
import { rounded } from '../rounded.ts'
import { addressOf } from './addresses.ts'
import { placeOf, rowsByCall, type SffdRow, wallClockMs } from './sffdRows.ts'

/** What a city says about its records: which codes mean what, and what lies inside it. */
export type CallRules = {
  /** Incident type id of a record's "Call Type" and "Call Type Group". */
  typeOf: (callType: string, group: string) => string
  /** Muster's priority of the record's code, or undefined where the code is not the dispatcher's. */
  priorityOf: (code: string) => number | undefined
  outcomeOf: (disposition: string) => string
  neighbourhoodOf: (name: string) => string
  contains: (point: [number, number]) => boolean
  /** `-08:00` */
  utcOffset: string
}

const TIMES: [keyof CallUnit, string][] = [
  ['dispatchSec', 'Dispatch DtTm'],
  ['enrouteSec', 'Response DtTm'],
  ['onsceneSec', 'On Scene DtTm'],
  ['transportSec', 'Transport DtTm'],
  ['athospitalSec', 'Hospital DtTm'],
  ['availableSec', 'Available DtTm'],
]

/**
 * The calls of the files that were received on `day` ("01/04/2017", city time), in the order of receipt.
 *
 * Dirt is handled so: a time that lies before the unit's last good one is left out, the later ones are judged against
 * the last good one; priorities differ between the units of a call, and the code of the unit sent first counts, or its
 * final priority where that code is not one of the dispatcher's; a place outside the city is no place.
 */
export function callsOf(rows: SffdRow[], day: string, rules: CallRules): Call[] {
  const calls = [...rowsByCall(rows)].flatMap(([id, lines]) => {
    const [first] = lines
    const receivedMs = wallClockMs(first?.['Received DtTm'])
    if (!first || receivedMs === undefined || !first['Received DtTm']?.startsWith(day)) return []
    const place = placeOf(first)
    const call: Call = {
      id,
      receivedAt: new Date(receivedMs).toISOString().replace('.000Z', rules.utcOffset),
      type: rules.typeOf(first['Call Type'] ?? '', first['Call Type Group'] ?? ''),
      priority: rules.priorityOf(first.Priority ?? '') ?? rules.priorityOf(first['Final Priority'] ?? '') ?? 3,
      point: place && rules.contains(place) ? [rounded(place[0]), rounded(place[1])] : null,
      address: addressOf(first.Address ?? ''),
      neighbourhood: rules.neighbourhoodOf(first['Neighborhood  District'] ?? ''),
      outcome: rules.outcomeOf(first['Call Final Disposition'] ?? ''),
      units: lines.map((line) => unitOf(line, receivedMs)),
    }
    return [call]
  })
  return calls.sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || a.id.localeCompare(b.id))
}

function unitOf(line: SffdRow, receivedMs: number): CallUnit {
  const unit: CallUnit = { unitId: line['Unit ID'] ?? '' }
  let lastGood = 0
  for (const [name, column] of TIMES) {
    const ms = wallClockMs(line[column])
    if (ms === undefined || name === 'unitId') continue
    const sec = Math.round((ms - receivedMs) / 1000)
    if (sec < lastGood) continue
    unit[name] = sec
    lastGood = sec
  }
  return unit
}
