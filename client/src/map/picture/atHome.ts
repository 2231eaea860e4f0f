import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import type { Picture } from './picture.ts'
import { standsOut } from './unitsInView.ts'

/** What one looks for at a station comes first: engines and trucks. */
const KIND_ORDER: readonly Unit['kind'][] = ['engine', 'truck', 'rescue', 'chief', 'medic', 'support']
const NAMED = 2

/** Call signs of the free units at home, by station. Proposed units are shown by their ghosts instead, some by their plates. */
export function unitsAtHome({
  fleet,
  proposals,
  selectedUnitId,
}: Pick<Picture, 'fleet' | 'proposals' | 'selectedUnitId'>): ReadonlyMap<string, readonly string[]> {
  const proposed = new Set(proposals.map(({ unitId }) => unitId))
  const home = new Map<string, { kind: Unit['kind']; callSign: string }[]>()
  fleet.units.forEach((unit, i) => {
    const { id, kind, callSign, stationId, tone } = unit
    if (fleet.atHome[i] !== 1 || tone !== 'free' || stationId === undefined || proposed.has(id)) return
    if (standsOut(unit, selectedUnitId)) return
    home.set(stationId, [...(home.get(stationId) ?? []), { kind, callSign }])
  })
  const order = ({ kind }: { kind: Unit['kind'] }) => KIND_ORDER.indexOf(kind)
  return new Map(
    [...home].map(([id, units]) => [id, units.toSorted((a, b) => order(a) - order(b)).map(({ callSign }) => callSign)]),
  )
}

/** `E05 T05`, and how many more. */
export const homeLabel = (callSigns: readonly string[]): string =>
  callSigns.length > NAMED ? `${callSigns.slice(0, NAMED).join(' ')} +${callSigns.length - NAMED}` : callSigns.join(' ')
