import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { ReachOnMap } from '../../desk/coverOnMap.ts'
import type { Reach } from './answers.ts'
import { type Edge, edgesAround, placeKey, type ringsByPlace } from './bands.ts'
import type { District } from './districts.ts'

/** Edges joined end to end, so that dashes run on around the corners. */
export function chained(edges: readonly Edge[]): readonly (readonly LngLat[])[] {
  // Where two cells of an outline touch at one corner, two edges begin there.
  const from = Map.groupBy(edges, ([start]) => placeKey(start))
  const take = (at: LngLat): Edge | undefined => from.get(placeKey(at))?.pop()
  return edges.flatMap(([start]) => {
    const first = take(start)
    if (!first) return []
    const line: LngLat[] = [...first]
    for (let next = take(first[1]); next; next = take(next[1])) line.push(next[1])
    return [line]
  })
}

/** The outlines within which the unit comes, the nearest first. */
export const reachOnMap = (
  { within, cells }: Pick<Reach, 'within' | 'cells'>,
  rings: ReturnType<typeof ringsByPlace>,
): readonly ReachOnMap[] =>
  within.map(({ seconds: end }) => ({
    minutes: end / 60,
    lines: chained(
      edgesAround(
        cells.filter(({ seconds }) => seconds !== null && seconds <= end),
        rings,
      ),
    ),
  }))

/** Of each district's people, how many are reached within so many seconds; the most reached first, those of nobody left out. */
export function reachByDistrict(
  { cells }: Pick<Reach, 'cells'>,
  districtOf: ReadonlyMap<string, District>,
  withinSec: number,
): readonly { readonly district: District; readonly reached: number; readonly persons: number }[] {
  const counts = new Map<District, { reached: number; persons: number }>()
  for (const { id, persons, seconds } of cells) {
    const district = districtOf.get(id)
    if (!district) continue
    const count = counts.get(district) ?? { reached: 0, persons: 0 }
    counts.set(district, count)
    count.persons += persons
    if (seconds !== null && seconds <= withinSec) count.reached += persons
  }
  return [...counts]
    .map(([district, count]) => ({ district, ...count }))
    .filter(({ reached }) => reached > 0)
    .sort((a, b) => b.reached - a.reached)
}
