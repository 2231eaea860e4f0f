import type { City } from '@muster/shared/domain/city.ts'
import type { Stock } from '@muster/shared/domain/stock/stock.ts'
import type { Term } from '@muster/shared/kernel/measure.ts'
import { metresBetween } from './metresBetween.ts'

/** A site that has less of something than it should; `from`: the nearest that can give all that is missing and keep its own. */
export type ShortSite = { readonly facilityId: string; readonly gap: number; readonly from?: string }

/** One kind of goods in the whole city; `required` and `gap`: against what each site should have, where that is set. */
export type EquipmentSufficiency = {
  readonly item: string
  readonly name?: Term
  readonly required: number
  readonly onHand: number
  readonly gap: number
  readonly short: readonly ShortSite[]
}

const lack = ({ min = 0, onHand }: Stock): number => Math.max(0, min - onHand)

/** Whether there is enough of what is counted, as last counted; what is short comes first. */
export function equipmentOf(city: City): readonly EquipmentSufficiency[] {
  const placeOf = (facilityId: string) => city.find('facility', facilityId)?.point.coordinates

  function nearestTo(short: Stock, lines: readonly Stock[]): string | undefined {
    const to = placeOf(short.facilityId)
    const able = lines.flatMap(({ facilityId, onHand, min = 0 }) => {
      const from = onHand - min >= lack(short) ? placeOf(facilityId) : undefined
      return from && to ? [{ facilityId, metres: metresBetween(from[0], from[1], to[0], to[1]) }] : []
    })
    return able.toSorted((a, b) => a.metres - b.metres)[0]?.facilityId
  }

  const lines = [...city.all('stock')].filter(({ min }) => min !== undefined)
  return [...Map.groupBy(lines, ({ item }) => item)]
    .map(([item, all]) => ({
      item,
      name: all[0]?.name,
      required: all.reduce((sum, { min = 0 }) => sum + min, 0),
      onHand: all.reduce((sum, { onHand }) => sum + onHand, 0),
      gap: all.reduce((sum, line) => sum + lack(line), 0),
      short: all
        .filter((line) => lack(line) > 0)
        .map((line) => ({ facilityId: line.facilityId, gap: lack(line), from: nearestTo(line, all) })),
    }))
    .sort((a, b) => b.short.length - a.short.length || (a.item < b.item ? -1 : 1))
}
