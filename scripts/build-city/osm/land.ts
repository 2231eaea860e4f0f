import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Extract } from './extract.ts'
import { chained, type Polygon } from './polygons.ts'

/** [west, south, east, north], degrees. */
export type Box = [west: number, south: number, east: number, north: number]

/**
 * The land within a box: all of it where the extract has no coast. A coastline has land on its left; where the extract
 * cuts it off it goes on straight to the nearest side of the box.
 */
export function landOf({ ways, placeOf }: Extract, box: Box): Polygon[] {
  const coast = [...ways.values()].filter(({ tags }) => tags.get('natural') === 'coastline')
  const lines = chained(coast, true).flatMap(({ refs, closed }) => {
    const places = refs.map(placeOf).filter((place) => place !== undefined)
    return places.length > 1 ? [{ closed, places: places.map((place) => clamped(place, box)) }] : []
  })
  const islands = lines.filter(({ closed }) => closed).map(({ places }): Polygon => [places])
  const shores = lines.filter(({ closed }) => !closed).map(({ places }) => toTheSides(places, box))
  if (shores.length === 0) return islands.length > 0 ? islands : [[cornersOf(box)]]
  return [...islands, ...between(shores, box)]
}

const clamped = ([lng, lat]: LngLat, [west, south, east, north]: Box): LngLat => [
  Math.min(east, Math.max(west, lng)),
  Math.min(north, Math.max(south, lat)),
]

const cornersOf = ([west, south, east, north]: Box): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

function toTheSides(places: LngLat[], box: Box): LngLat[] {
  const [first, last] = [places[0], places.at(-1)]
  return first && last ? [nearestSide(first, box), ...places, nearestSide(last, box)] : places
}

function nearestSide([lng, lat]: LngLat, [west, south, east, north]: Box): LngLat {
  const sides: [number, LngLat][] = [
    [lng - west, [west, lat]],
    [east - lng, [east, lat]],
    [lat - south, [lng, south]],
    [north - lat, [lng, north]],
  ]
  return sides.reduce((best, side) => (side[0] < best[0] ? side : best))[1]
}

/** How far round the box a place on its sides lies, counterclockwise from the south-west: 0 to 4, a whole number at each corner. */
function roundAt([lng, lat]: LngLat, [west, south, east, north]: Box): number {
  if (lat <= south) return (lng - west) / (east - west)
  if (lng >= east) return 1 + (lat - south) / (north - south)
  if (lat >= north) return 2 + (east - lng) / (east - west)
  return 3 + (north - lat) / (north - south)
}

/** From where a shore leaves the box round its sides, land on the left, to where the next one enters it. */
function between(shores: LngLat[][], box: Box): Polygon[] {
  const corners = cornersOf(box)
  const left = new Set(shores)
  const polygons: Polygon[] = []
  for (const start of shores) {
    if (!left.has(start)) continue
    const ring: LngLat[] = []
    for (let shore = start; left.delete(shore); ) {
      ring.push(...shore)
      const leaves = roundAt(shore.at(-1) ?? [0, 0], box)
      const ahead = (one: LngLat[]) => (roundAt(one[0] ?? [0, 0], box) - leaves + 4) % 4
      shore = shores.filter((one) => left.has(one) || one === start).reduce((a, b) => (ahead(b) < ahead(a) ? b : a))
      const span = ahead(shore)
      for (let corner = Math.floor(leaves) + 1; corner - leaves < span; corner++)
        ring.push(corners[corner % 4] ?? [0, 0])
    }
    polygons.push([[...ring, ring[0] ?? [0, 0]]])
  }
  return polygons
}
