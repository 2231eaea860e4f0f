import type { Population } from '@muster/server/cities/pack.ts'
import { cellArea, cellToParent, polygonToCells } from 'h3-js'
import { type AreaCollection, ringsOf } from './areaFile.ts'

const H3_RESOLUTION = 9
// 0.0003 km²: some 300 of them in a block group, so that its border decides little.
const SAMPLE_RESOLUTION = 12
const KM2_PER_SQUARE_MILE = 2.589988

/** Residents by H3 cell, each block group's density (persons a square mile) spread evenly over its land. */
export function populationOf(blockGroups: AreaCollection): Pick<Population, 'h3Resolution' | 'persons'> {
  const persons = new Map<string, number>()
  for (const { properties, geometry } of blockGroups.features) {
    const perKm2 = Number(properties.Pop_psmi) / KM2_PER_SQUARE_MILE
    if (!(perKm2 > 0)) continue
    for (const rings of ringsOf(geometry)) {
      for (const cell of polygonToCells(rings, SAMPLE_RESOLUTION, true)) {
        const parent = cellToParent(cell, H3_RESOLUTION)
        persons.set(parent, (persons.get(parent) ?? 0) + perKm2 * cellArea(cell, 'km2'))
      }
    }
  }
  const cells = [...persons].map(([cell, count]) => [cell, Math.round(count)] as const).filter(([, count]) => count > 0)
  return { h3Resolution: H3_RESOLUTION, persons: Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1))) }
}
