import type { RoadTraits } from '@muster/server/dispatch/roadFile.ts'
import { lngLatOf, tilePlaceOf } from '../tiles/sourceTiles.ts'

/** Zoom whose tiles carry every drivable road. */
export const ROAD_ZOOM = 14
/** Units of road coordinates in one tile; at San Francisco's latitude one unit is 0.47 m. */
export const UNITS_PER_TILE = 4096

/** What a road is, whoever drew it. */
export type Road = {
  roadClass: string
  name: string
  oneWay: boolean
  /** Where it is known better than by the class. */
  metresPerSec?: number
  traits?: RoadTraits
}

/** From the stretches of one road through a node into those of another one may not turn; or, `only`, into no others. */
export type Turn = { via: number; from: Road; to: Road; only: boolean }

/** Nodes, in units counted over all tiles of ROAD_ZOOM, the stretches between them, and what forbids turns there. */
export type JoinedRoads = {
  x: number[]
  y: number[]
  stretches: { from: number; to: number; line: Road }[]
  turns?: readonly Turn[]
}

/** [longitude, latitude] of a joined node, degrees. */
export function placeOf(roads: JoinedRoads, node: number): [number, number] {
  return lngLatOf((roads.x[node] ?? 0) / UNITS_PER_TILE, (roads.y[node] ?? 0) / UNITS_PER_TILE, ROAD_ZOOM)
}

/** A place in degrees in the units of joined roads. */
export function unitsOf([lng, lat]: [number, number]): [x: number, y: number] {
  const [x, y] = tilePlaceOf(lng, lat, ROAD_ZOOM)
  return [x * UNITS_PER_TILE, y * UNITS_PER_TILE]
}
