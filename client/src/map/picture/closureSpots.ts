import { type Closure, closureName, closureState } from '@muster/shared/domain/closure/closure.ts'
import { lengthM } from '@muster/shared/geo/ring.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { labelPoint } from './labelPoint.ts'

/** A closed road or area on the map. `points`: a line, or the corners of an area with the first again; of a point that alone. */
export type ClosureSpot = {
  readonly id: string
  readonly kind: Closure['kind']
  readonly state: ReturnType<typeof closureState>
  readonly name: string | undefined
  readonly reason: string | undefined
  readonly points: readonly LngLat[]
  readonly isArea: boolean
  /** Where its sign stands. */
  readonly lngLat: LngLat
}

const place = ([lng, lat]: readonly [number, number]): LngLat => [lng, lat]

/** The place half way along a line. */
function middleOf(line: readonly LngLat[]): LngLat | undefined {
  let left = lengthM(line) / 2
  for (const [i, to] of line.slice(1).entries()) {
    const from = line[i] ?? to
    const metres = lengthM([from, to])
    if (metres >= left && metres > 0) {
      const share = left / metres
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    }
    left -= metres
  }
  return line[0]
}

/** A closure as the map shows it at this city time. */
export function closureSpot(closure: Closure, nowMs: number): ClosureSpot | undefined {
  const { id, kind, geometry, reason } = closure
  const isArea = geometry.type === 'Polygon'
  const points =
    geometry.type === 'Point'
      ? [place(geometry.coordinates)]
      : (geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : geometry.coordinates).map(place)
  const lngLat = (isArea ? labelPoint([[points]]) : middleOf(points)) ?? points[0]
  if (!lngLat) return undefined
  return { id, kind, state: closureState(closure, nowMs), name: closureName(closure), reason, points, isArea, lngLat }
}
