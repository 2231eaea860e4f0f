import { boundsOf, isInside, type Ring } from '@muster/shared/geo/ring.ts'
import type { Term } from '@muster/shared/kernel/measure.ts'
import type { Coverage } from './answers.ts'
import { bandOf } from './bands.ts'

/** A district with the outer ring of each of its parts. */
export type District = { readonly id: string; readonly name: Term; readonly rings: readonly Ring[] }

/** People of a district who are reached too late, now and after the moves. */
export type Outside = { readonly district: District; readonly now: number; readonly after: number }

/** The district in which each cell's middle lies, by cell. */
export function districtsOfCells(
  cells: readonly Pick<Coverage['cells'][number], 'id' | 'point'>[],
  districts: readonly District[],
): ReadonlyMap<string, District> {
  const parts = districts.flatMap((district) =>
    district.rings.map((ring) => ({ district, ring, bounds: boundsOf(ring) })),
  )
  return new Map(
    cells.flatMap(({ id, point: { coordinates } }): [string, District][] => {
      const [lng, lat] = coordinates
      const found = parts.find(
        ({ ring, bounds: [west, south, east, north] }) =>
          lng >= west && lng <= east && lat >= south && lat <= north && isInside(ring, [lng, lat]),
      )
      return found ? [[id, found.district]] : []
    }),
  )
}

/** Who is outside the standard, district by district, most first; districts wholly inside are left out. */
export function outsideByDistrict(
  { cells, seconds: standard }: Pick<Coverage, 'cells' | 'seconds'>,
  after: Pick<Coverage, 'cells'> | undefined,
  districtOf: ReadonlyMap<string, District>,
): readonly Outside[] {
  const count = (those: Coverage['cells']) => {
    const persons = new Map<District, number>()
    for (const { id, persons: living, seconds } of those) {
      const district = districtOf.get(id)
      if (district && bandOf(seconds, standard) !== undefined)
        persons.set(district, (persons.get(district) ?? 0) + living)
    }
    return persons
  }
  const [before, then] = [count(cells), count(after?.cells ?? cells)]
  return [...new Set([...before.keys(), ...then.keys()])]
    .map((district) => ({ district, now: before.get(district) ?? 0, after: then.get(district) ?? 0 }))
    .filter(({ now, after: later }) => now > 0 || later > 0)
    .sort((a, b) => b.now - a.now || b.after - a.after)
}
