import type { Network } from '@muster/server/dispatch/network.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { type Leg, legOf, whereOn } from '../../sim/leg.ts'
import { createRoads } from '../../sim/roads.ts'
import { lots } from '../harness/statistics.ts'

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number]

/** A fix as the feed `positions` takes it, with the time of the city's clock. */
export type Fix = { readonly unitId: string; readonly lngLat: LngLat; readonly at: number; readonly headingDeg: number }

/** Whether a place lies in a box. */
export const isIn = ([west, south, east, north]: Box, [lng, lat]: LngLat): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north

/** Tries to find a way before a unit is given another goal. */
const TRIES = 50

/**
 * Units that drive along the city's streets from corner to corner of a box without end, as the sample city's do. `fixes`
 * says where the first `count` of them are at `at`, epoch ms, which must not go back.
 */
export function createDrives(network: Network, box: Box, unitIds: readonly string[], seed: number) {
  const roads = createRoads(network)
  const draw = lots(seed)
  const [west, south, east, north] = box
  const legs = new Map<string, Leg>()

  const somewhere = (): LngLat => [west + draw() * (east - west), south + draw() * (north - south)]

  /** A drive from here to somewhere in the box, if it can be without leaving it; a unit never leaps. */
  function newLeg(from: LngLat, startAt: number): Leg {
    for (let attempt = 0; attempt < 2 * TRIES; attempt += 1) {
      const way = roads.way(from, somewhere())
      const fits = way && way.metres > 300 && (attempt >= TRIES || way.points.every((point) => isIn(box, point)))
      if (fits) return legOf({ from, way, startAt })
    }
    return newLeg(somewhere(), startAt)
  }

  return {
    fixes: (at: number, count = unitIds.length): Fix[] =>
      unitIds.slice(0, count).map((unitId) => {
        const before = legs.get(unitId) ?? newLeg(somewhere(), at)
        const arrived = whereOn(before, at).arrivedAt !== null
        const leg = arrived ? newLeg(whereOn(before, at).point, at) : before
        legs.set(unitId, leg)
        const { point, headingDeg } = whereOn(leg, at)
        return { unitId, lngLat: point, at, headingDeg: Math.round(headingDeg) % 360 }
      }),
  }
}

export type Drives = ReturnType<typeof createDrives>
