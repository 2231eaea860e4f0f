import { createAdvisor } from './advisor.ts'
import { type DemandField, WEEK_HOURS } from './demandField.ts'
import { createNetwork } from './network.ts'
import { roadGraphOf } from './roadGraph.ts'
import { roadMapOf } from './roadMap.ts'
import type { Situation, SituationUnit } from './situation.ts'
import type { Tuning } from './tuning.ts'

/** A city of one street: a corner every 0.01° (some 880 m, 88 s), numbered from the west. */
const CORNERS = 21
export const lngOf = (corner: number): number => -122.4 + corner * 0.01
const graph = roadGraphOf({
  lng: Float64Array.from({ length: CORNERS }, (_, corner) => lngOf(corner)),
  lat: new Float64Array(CORNERS).fill(37.7),
  strongCount: CORNERS,
  from: Uint32Array.from({ length: CORNERS - 1 }, (_, corner) => corner),
  to: Uint32Array.from({ length: CORNERS - 1 }, (_, corner) => corner + 1),
  roadClass: new Uint8Array(CORNERS - 1),
  oneWay: new Uint8Array(CORNERS - 1),
  classes: [{ name: 'residential', metresPerSec: 10, limitedAccess: false }],
})
export const network = createNetwork(roadMapOf(graph))

/** Calls an hour and residents by corner; the others are empty. */
function fieldOf(calls: Readonly<Record<number, number>>): DemandField {
  const corners = Object.keys(calls).map(Number)
  return {
    count: corners.length,
    id: corners.map(String),
    lng: Float64Array.from(corners, lngOf),
    lat: new Float64Array(corners.length).fill(37.7),
    node: Uint32Array.from(corners),
    persons: Float64Array.from(corners, (corner) => (calls[corner] ?? 0) * 1000),
    callsPerHour: Array.from({ length: WEEK_HOURS }, () => Float64Array.from(corners, (corner) => calls[corner] ?? 0)),
    timeZone: 'America/Los_Angeles',
  }
}
export const at = (corner: number) => ({
  type: 'Point' as const,
  coordinates: [lngOf(corner), 37.7] as [number, number],
})
export const medic = (id: string, corner: number, more: Partial<SituationUnit> = {}): SituationUnit => ({
  ...{ id, capabilities: ['medic'], point: at(corner), status: 'available' as const },
  ...more,
})
export const city = (units: SituationUnit[], more: Partial<Situation> = {}): Situation => ({
  time: '2017-01-04T17:00:00-08:00',
  units,
  ...more,
})
export const advisor = (calls: Readonly<Record<number, number>> = {}, tuning: Partial<Tuning> = {}) =>
  createAdvisor({ network, field: fieldOf(calls), tuning: { stopAndStartSec: 0, ...tuning } })
export const call = (corner: number, more: object = {}) => ({
  ...{ id: 'c1', point: at(corner), priority: 1, needs: [{ capability: 'medic', count: 1 }] },
  ...more,
})
