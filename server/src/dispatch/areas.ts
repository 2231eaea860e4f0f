import type { Area } from '@muster/shared/kernel/command.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { CityPack } from '../cities/pack.ts'
import { metresBetween } from './metresBetween.ts'

type Ring = readonly (readonly number[])[]

/** Even-odd rule: whether the point lies inside the ring. */
function inRing(ring: Ring, [lng, lat]: LngLat): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Tells whether a point lies in the ring's box: most neighbourhoods are ruled out without a look at their edges. */
function boxOf(ring: Ring): (point: LngLat) => boolean {
  const [lngs, lats] = [ring.map(([lng = 0]) => lng), ring.map(([, lat = 0]) => lat)]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  return ([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north
}

/** Names the areas of the city that a place lies in. The battalion is that of the nearest station. */
export function createAreas({ neighbourhoods, facilities }: Pick<CityPack, 'neighbourhoods' | 'facilities'>) {
  const stations = facilities.filter(({ kind, battalion }) => kind === 'station' && battalion !== undefined)

  const pieces = neighbourhoods.flatMap(({ properties: { id }, geometry }) =>
    geometry.coordinates.flatMap(([outer, ...holes]) => (outer ? [{ id, outer, holes, inBox: boxOf(outer) }] : [])),
  )

  const neighbourhoodAt = (place: LngLat): string | undefined =>
    pieces.find(
      ({ outer, holes, inBox }) => inBox(place) && inRing(outer, place) && !holes.some((hole) => inRing(hole, place)),
    )?.id

  function battalionAt([lng, lat]: LngLat): string | undefined {
    let nearest: string | undefined
    let metres = Number.POSITIVE_INFINITY
    for (const { point, battalion } of stations) {
      const [x = 0, y = 0] = pointOf(point)
      const away = metresBetween(lng, lat, x, y)
      if (away < metres) [nearest, metres] = [battalion, away]
    }
    return nearest
  }

  return {
    around(place: LngLat): Area {
      const neighbourhood = neighbourhoodAt(place)
      return neighbourhood ? { neighbourhood, battalion: battalionAt(place) } : {}
    },
  }
}

const pointOf = (point: readonly number[] | { readonly coordinates: readonly number[] }): readonly number[] =>
  'coordinates' in point ? point.coordinates : point

export type Areas = ReturnType<typeof createAreas>
