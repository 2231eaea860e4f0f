import type { Call, CallUnit, CityPack, Unit } from '@muster/server/cities/pack.ts'
import { lot } from '../../sim/lot.ts'
import type { Roads } from '../../sim/roads.ts'
import type { streetPlaces } from './streetPlaces.ts'

type Place = [lng: number, lat: number]
type Parts = {
  /** The city whose recorded day is played elsewhere. */
  recorded: Pick<CityPack, 'calls' | 'units'>
  count: number
  /** `2026-01-07` and `+01:00`. */
  day: string
  utcOffset: string
  stopAndStartSec: number
  units: readonly Unit[]
  homes: ReadonlyMap<string, Place>
  roads: Roads
  placeFor: ReturnType<typeof streetPlaces>
  neighbourhoodAt: (place: Place) => string
}

const HALF_HOUR_SEC = 1800
const JUST_NOW_SEC = 100
const DAY_SEC = 86_400

/**
 * An invented day: calls of the recorded day, with what was done at each, at places of this city, answered by its own
 * nearest units of the recorded kinds with the time that they need on its roads.
 */
export function sampleCalls(parts: Parts): Call[] {
  const { recorded, count } = parts
  const kinds = new Map(recorded.units.map(({ id, kind }) => [id, kind]))
  const busyUntil = new Map<string, number>()
  const drawn = Array.from({ length: count }, (_, i) => {
    const call = recorded.calls[Math.floor((i * recorded.calls.length) / count)]
    const sec = call ? secOfDay(call.receivedAt) : 0
    // Where a call is drawn twice the second comes at a time of its own.
    return call
      ? [{ call, sec: Math.floor(Math.max(0, sec + (lot(`${i}`, 'when') - 0.5) * HALF_HOUR_SEC)) % DAY_SEC, i }]
      : []
  }).flat()
  drawn.sort((a, b) => a.sec - b.sec)
  return drawn.flatMap(({ call, sec, i }): Call[] => {
    const spot = parts.placeFor(`${i}`)
    if (!spot) return []
    const seconds = parts.roads.secondsTo(
      spot.point,
      parts.units.map(({ stationId }) => parts.homes.get(stationId) ?? spot.point),
    )
    const nearest = parts.units
      .map((unit, u) => ({ unit, seconds: seconds[u] ?? 0 }))
      .sort((a, b) => a.seconds - b.seconds)
    const sent = new Set<string>()
    const units = call.units.flatMap((row): CallUnit[] => {
      const isFree = ({ id }: Unit) => !sent.has(id) && (busyUntil.get(id) ?? 0) <= sec
      const chosen = nearest.find(({ unit }) => unit.kind === kinds.get(row.unitId) && isFree(unit))
      if (!chosen || !Number.isFinite(chosen.seconds)) return []
      const played = movedTo(row, chosen.unit.id, Math.round(chosen.seconds + parts.stopAndStartSec))
      sent.add(chosen.unit.id)
      busyUntil.set(chosen.unit.id, sec + (played.availableSec ?? HALF_HOUR_SEC))
      return [played]
    })
    const { type, priority, outcome } = call
    return [
      {
        ...{ id: `s${String(i + 1).padStart(4, '0')}`, receivedAt: `${parts.day}T${clockOf(sec)}${parts.utcOffset}` },
        ...{ type, priority, point: spot.point, address: spot.address },
        ...{ neighbourhood: parts.neighbourhoodAt(spot.point), outcome, units },
      },
    ]
  })
}

/** The same work after another drive: what came later then comes as much later or sooner. */
function movedTo(row: CallUnit, unitId: string, driveSec: number): CallUnit {
  const { enrouteSec, onsceneSec } = row
  const later = enrouteSec === undefined || onsceneSec === undefined ? 0 : driveSec - (onsceneSec - enrouteSec)
  const times = Object.entries({ ...row, unitId: undefined }).flatMap(([name, sec]) => {
    if (typeof sec !== 'number') return []
    const isBefore = name === 'dispatchSec' || name === 'enrouteSec'
    return [[name, Math.max(0, isBefore ? sec : sec + later)]]
  })
  return { unitId, ...Object.fromEntries(times) }
}

const secOfDay = (iso: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = iso.slice(11, 19).split(':').map(Number)
  return hours * 3600 + minutes * 60 + seconds
}

const clockOf = (sec: number): string => new Date(sec * 1000).toISOString().slice(11, 19)

/** When the city's clock begins: a call of the evening has just come in, and of all such moments most units are at work. */
export function epochOf(calls: readonly Call[], { day, utcOffset }: Pick<Parts, 'day' | 'utcOffset'>): string {
  const evening = calls.filter(({ receivedAt }) => receivedAt.slice(11, 13) >= '16' && receivedAt.slice(11, 13) < '20')
  const moments = (evening.length > 0 ? evening : calls).map(({ receivedAt }) => secOfDay(receivedAt) + JUST_NOW_SEC)
  const atWork = (sec: number) =>
    calls.flatMap(({ receivedAt, units }) => {
      const since = sec - secOfDay(receivedAt)
      return units.filter(({ dispatchSec = 0, availableSec = 0 }) => since >= dispatchSec && since < availableSec)
    }).length
  const best = moments.reduce((top, sec) => (atWork(sec) >= atWork(top) ? sec : top), moments[0] ?? 0)
  return `${day}T${clockOf(best)}${utcOffset}`
}
