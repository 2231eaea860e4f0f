import type { City } from '@muster/shared/domain/city.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { isWorkStatus, type UnitStatus } from '@muster/shared/domain/unit/status.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'

/** The hub's answer of what units did: stretches of a status, each until the next, epoch ms of city time. */
export type UnitTimes = {
  readonly from: number
  readonly to: number
  readonly units: readonly {
    readonly unitId: string
    readonly stretches: readonly { readonly from: number; readonly status: UnitStatus; readonly incidentId?: string }[]
    readonly moves: readonly { readonly at: number; readonly facilityId: string }[]
  }[]
}

/** A piece of a unit's strip; `call`: the number of the call that it was for, where the board still has that. */
export type Piece = { readonly from: number; readonly to: number; readonly status: UnitStatus; readonly call?: string }
export type Strip = {
  readonly unit: Unit
  readonly pieces: readonly Piece[]
  readonly moves: readonly number[]
  /** Calls that it went to, and how long it was at work and out of service, ms. */
  readonly calls: number
  readonly atWorkMs: number
  readonly outMs: number
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

/**
 * The strips of all units that can do something, by call sign, from `from` to `now`. What the board knows of a unit by now is
 * newer than the hub's answer. Where nothing is known of a unit's first hours its strip begins later.
 */
export function stripsOf(city: City, told: UnitTimes, capability: string, from: number, now: number): readonly Strip[] {
  const byUnit = new Map(told.units.map((one) => [one.unitId, one]))
  return [...city.all('unit')]
    .filter(({ capabilities }) => capabilities.includes(capability))
    .sort((a, b) => COLLATOR.compare(a.callSign, b.callSign))
    .map((unit): Strip => {
      const { stretches = [], moves = [] } = byUnit.get(unit.id) ?? {}
      const present = { from: unit.since, status: unit.status, incidentId: unit.incidentId }
      const last = stretches.at(-1)
      const isNewer = !last || (present.from >= last.from && present.status !== last.status)
      const all = isNewer ? [...stretches, present] : stretches
      const pieces = all.flatMap(({ from: begun, status, incidentId }, i): Piece[] => {
        const piece = { from: Math.max(from, begun), to: Math.min(now, all[i + 1]?.from ?? now), status }
        const call = incidentId === undefined ? undefined : city.find('incident', incidentId)
        return piece.to > piece.from ? [{ ...piece, ...(call && { call: shortNumber(call.number) }) }] : []
      })
      const lasting = (those: (status: UnitStatus) => boolean) =>
        pieces.reduce((sum, piece) => sum + (those(piece.status) ? piece.to - piece.from : 0), 0)
      return {
        unit,
        pieces,
        moves: moves.flatMap(({ at }) => (at >= from ? [at] : [])),
        calls: new Set(
          all.flatMap((one) =>
            one.incidentId && (one.from >= from || isWorkStatus(one.status)) ? [one.incidentId] : [],
          ),
        ).size,
        atWorkMs: lasting(isWorkStatus),
        outMs: lasting((status) => status === 'outofservice'),
      }
    })
}
