import type { UnitStatus } from '../../domain/unit/status.ts'
import type { Unit } from '../../domain/unit/unit.ts'
import type { Desk, Recommended, Said } from '../order.ts'
import { soundAt } from '../pinyin.ts'
import { writtenNumber } from '../resolve.ts'
import { callSignKey, fold, nearestOf } from '../spelling.ts'
import { type Completion, replaced, type Typing } from './completion.ts'

/** Who is asked for first: `free` to be sent, `busy` to report a status or be taken off. */
export type Wanted = 'free' | 'busy'

type Advised = Recommended['units'][number]

const FREE: readonly UnitStatus[] = ['available', 'returning']

function stateOf({ status, incidentId, stationId }: Unit, desk: Desk): Said {
  const { city } = desk
  const incident = incidentId === undefined ? undefined : city.find('incident', incidentId)
  if (incident) return { key: 'commandline.unitOn', facts: { status, incident: writtenNumber(incident, desk) } }
  const station = status === 'available' && stationId ? city.find('facility', stationId) : undefined
  return station ? { term: station.name } : { key: `status.${status}` }
}

/**
 * Units whose call sign begins so, best first: those recommended for the incident, then by how soon they arrive, then
 * those in a fitting status. What nobody's call sign begins with gets the nearest, to be chosen by hand.
 */
export function unitsLike(
  typing: Typing,
  desk: Desk,
  wanted: Wanted,
  incidentId: string | undefined,
  isLeftOut: (unit: Unit) => boolean,
): Completion[] {
  const advice = incidentId === undefined ? undefined : desk.recommended?.(incidentId)
  const key = callSignKey(typing.typed)
  const query = fold(typing.typed)
  const all = [...desk.city.all('unit')].filter((unit) => !isLeftOut(unit))
  const near = nearestOf(
    typing.typed,
    all.map(({ callSign }) => callSign),
  )
  const begun = all.filter(
    ({ callSign }) =>
      callSignKey(callSign).startsWith(key) || fold(callSign).startsWith(query) || soundAt(callSign, query) === 0,
  )
  const units = begun.length > 0 ? begun : all.filter(({ callSign }) => near.includes(callSign))
  const adviceFor = new Map<string, Advised>()
  for (const { id, seconds } of advice?.notChosen ?? [])
    if (seconds !== undefined) adviceFor.set(id, { id, seconds, rank: null })
  for (const unit of advice?.units ?? []) adviceFor.set(unit.id, unit)
  const score = (unit: Unit): number => {
    const advised = adviceFor.get(unit.id)
    const exact = callSignKey(unit.callSign) === key ? -1e6 : 0
    // The set in its order, then by arrival: no drive in a city takes ten days.
    if (advised) return exact + (advised.rank ?? 1000) + advised.seconds / 1e6
    return exact + (FREE.includes(unit.status) === (wanted === 'free') ? 1e4 : 1e5)
  }
  return units
    .map((unit) => ({ unit, at: score(unit) }))
    .sort((a, b) => a.at - b.at || (a.unit.callSign < b.unit.callSign ? -1 : 1))
    .map(({ unit }) => {
      const advised = adviceFor.get(unit.id)
      // Where it stands is said already.
      const why = advised?.reasons?.find(({ code }) => code !== 'inQuarters')
      return {
        kind: 'unit' as const,
        ...replaced(typing, unit.callSign),
        title: { text: unit.callSign },
        text: stateOf(unit, desk),
        ...(why && { reason: { key: `why.${why.code}`, facts: why.facts } }),
        ...(advised && { seconds: advised.seconds }),
        unitId: unit.id,
      }
    })
}
