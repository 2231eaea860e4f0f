import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { Box } from './land.ts'

/** For each place the part of a box that is nearer to it than to any other, as a closed ring; near enough on a city's scale. */
export function nearestCells(places: readonly LngLat[], [west, south, east, north]: Box): LngLat[][] {
  // Degrees of longitude are shorter: distances are compared in degrees of latitude.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  return places.map((own) => {
    let ring: LngLat[] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ]
    for (const other of places) {
      if (other === own) continue
      const [dx, dy] = [(other[0] - own[0]) * shrink * shrink, other[1] - own[1]]
      const middle = dx * ((own[0] + other[0]) / 2) + dy * ((own[1] + other[1]) / 2)
      // Two places at one point: the first takes it.
      if (dx !== 0 || dy !== 0) ring = cutOff(ring, ([lng, lat]) => dx * lng + dy * lat - middle)
    }
    const [first] = ring
    return first ? [...ring, first] : []
  })
}

/** The part of a convex ring where `beyond` is not above 0. */
function cutOff(ring: LngLat[], beyond: (place: LngLat) => number): LngLat[] {
  return ring.flatMap((place, i) => {
    const next = ring[(i + 1) % ring.length] ?? place
    const [here, there] = [beyond(place), beyond(next)]
    const share = here / (here - there)
    const crossing: LngLat = [place[0] + (next[0] - place[0]) * share, place[1] + (next[1] - place[1]) * share]
    const kept = here <= 0 ? [place] : []
    return here < 0 !== there < 0 && here !== 0 && there !== 0 ? [...kept, crossing] : kept
  })
}
