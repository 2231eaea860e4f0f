import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { Type } from 'typebox'
import type { Observation } from './feed.ts'

/** In what a source tells its places. GCJ-02 and BD-09, which maps and phones in China use, are 100 to 1,200 m off WGS 84. */
export const CoordinateSystem = Type.Enum(['WGS84', 'GCJ-02', 'BD-09'])
export type CoordinateSystem = Type.Static<typeof CoordinateSystem>

type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Around mainland China, degrees: where the shifted systems are in use. */
const CHINA: Bounds = [73.5, 18, 135.1, 53.6]

/** Whether sources of a city with these bounds must be asked what their places are in (bad input 40). */
const mayBeShifted = ([west, south, east, north]: Bounds): boolean =>
  west >= CHINA[0] && south >= CHINA[1] && east <= CHINA[2] && north <= CHINA[3]

// The public reconstruction of GCJ-02: Krasovsky 1940 ellipsoid and its published series, degrees.
const AXIS_M = 6_378_245
const FLATTENING = 0.00669342162296594
const { PI, abs, atan2, cos, hypot, sin, sqrt } = Math

const wave = (v: number, ...parts: readonly (readonly [size: number, turns: number])[]): number =>
  parts.reduce((sum, [size, turns]) => sum + size * sin(v * PI * turns), 0) * (2 / 3)

function shiftAt(lng: number, lat: number): LngLat {
  const [x, y] = [lng - 105, lat - 35]
  const both = wave(x, [20, 6], [20, 2])
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + both
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + both
  const eastM = east + wave(x, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30])
  const northM = north + wave(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30])
  const magic = 1 - FLATTENING * sin((lat / 180) * PI) ** 2
  const perLng = ((AXIS_M / sqrt(magic)) * cos((lat / 180) * PI) * PI) / 180
  const perLat = (((AXIS_M * (1 - FLATTENING)) / (magic * sqrt(magic))) * PI) / 180
  return [eastM / perLng, northM / perLat]
}

/** Steps after which the way back from GCJ-02 moves by less than a centimetre. */
const STEPS = 4

function fromGcj02(lng: number, lat: number): LngLat {
  let [trueLng, trueLat] = [lng, lat]
  for (let step = 0; step < STEPS; step += 1) {
    const [east, north] = shiftAt(trueLng, trueLat)
    trueLng = lng - east
    trueLat = lat - north
  }
  return [trueLng, trueLat]
}

const BD_TURN = (PI * 3000) / 180

function bd09ToGcj02(lng: number, lat: number): LngLat {
  const [x, y] = [lng - 0.0065, lat - 0.006]
  const length = hypot(x, y) - 0.00002 * sin(y * BD_TURN)
  const angle = atan2(y, x) - 0.000003 * cos(x * BD_TURN)
  return [length * cos(angle), length * sin(angle)]
}

/** A place as its source tells it, in WGS 84; within a metre where it was not. */
export function inWgs84(lng: number, lat: number, told: CoordinateSystem = 'WGS84'): LngLat {
  if (told === 'WGS84') return [lng, lat]
  return told === 'GCJ-02' ? fromGcj02(lng, lat) : fromGcj02(...bd09ToGcj02(lng, lat))
}

/** What is said of a place that tells no system where the shifted ones are in use. */
export const undeclaredIn = (bounds: Bounds, told: CoordinateSystem | undefined): readonly Observation[] =>
  told !== undefined || !mayBeShifted(bounds)
    ? []
    : [
        {
          kind: 'remark',
          code: 'undeclared_datum',
          message: 'taken as WGS 84; GCJ-02 and BD-09 are up to 1,200 m off: declare coordinateSystem',
        },
      ]
