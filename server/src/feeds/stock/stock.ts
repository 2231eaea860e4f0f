import { StockCount, stockId } from '@muster/shared/domain/stock/stock.ts'
import { EpochMs } from '@muster/shared/kernel/measure.ts'
import { Type } from 'typebox'
import { defineFeed, isRejection } from '../feed.ts'
import { readCsv } from '../readCsv.ts'
import { readJsonItems } from '../readJson.ts'
import { judgeAge, readTime } from '../readTime.ts'

/** Counts of goods on hand, as JSON or as a table with the columns facilityId, item, onHand and, if wanted, more. */
export const stock = defineFeed({
  id: 'stock',
  contentTypes: ['application/json', 'text/csv'],
  signIn: ['bearer', 'basic'],
  accepts: Type.Object(
    {
      ...Type.Omit(StockCount, ['sample']).properties,
      at: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), EpochMs])),
    },
    { additionalProperties: false },
  ),
  parse: (bytes, contentType) => (contentType === 'text/csv' ? readTable(bytes) : readJsonItems(bytes)),
  groupOf: ({ facilityId, item }) => stockId(facilityId, item),
  toObservations({ at, ...count }, { city, cityNow }) {
    const told = at === undefined ? undefined : readTime(at)
    if (isRejection(told)) return told
    const wrongAge = told && judgeAge(told.at, cityNow)
    if (wrongAge) return wrongAge
    const { facilityId, item, onHand, min } = count
    const known = city.find('stock', stockId(facilityId, item))
    const isOlder = known !== undefined && told !== undefined && told.at < known.countedAt
    if (isOlder)
      return [{ kind: 'remark', code: 'old', message: `${item} at ${facilityId} was counted later than this` }]
    // A count without a time is one of now; the same one again tells nothing.
    if (known && !told && known.onHand === onHand && (min ?? known.min) === known.min) return []
    const key = `${stockId(facilityId, item)}:${told?.at ?? `${cityNow}:${onHand}`}`
    const input = { ...count, claimedAt: told?.at ?? cityNow }
    return [{ kind: 'ask', name: 'stock.count', input, key, settles: true }]
  },
  toBody: (item) => rowOf.get(item) ?? JSON.stringify(item),
})

/** The table from which an item was read, with its row alone: what is kept where it is refused (J8). */
const rowOf = new WeakMap<object, string>()

const numbered = (cell: string | undefined): number | string | undefined =>
  cell !== undefined && /^\d{1,16}$/.test(cell) ? Number(cell) : cell || undefined

/** Rows as the JSON would say them; a cell that is no number stays what it is, and is then refused by the schema. */
function readTable(bytes: Buffer): readonly unknown[] {
  return [...readCsv(bytes, ['facilityId', 'item', 'onHand'])].map(({ header, line, cells }) => {
    const count = cells ? countIn(cells) : { line }
    rowOf.set(count, `${header}\n${line}\n`)
    return count
  })
}

const countIn = ({ facilityId, item, onHand, nameEn, nameZh, pieces, min, at }: Readonly<Record<string, string>>) => ({
  ...{ facilityId, item, onHand: numbered(onHand) },
  ...(nameEn && { name: { en: nameEn, zh: nameZh || nameEn } }),
  ...(pieces && { pieces }),
  ...(min && { min: numbered(min) }),
  ...(at && { at }),
})
