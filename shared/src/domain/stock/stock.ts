import { Type } from 'typebox'
import { aggregate } from '../../kernel/aggregate.ts'
import { Id } from '../../kernel/ids.ts'
import { EpochMs, Term } from '../../kernel/measure.ts'

/** A count of goods: whole pieces, never negative, never beyond what a double holds exactly. */
export const Quantity = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const StockCount = Type.Object({
  facilityId: Id,
  item: Id,
  onHand: Quantity,
  name: Type.Optional(Term),
  /** What one piece is: `box`, `bottle`. */
  pieces: Type.Optional(Id),
  min: Type.Optional(Quantity),
  sample: Type.Optional(Type.Boolean()),
})

/** What one facility has of one item, as last counted. Its id is `<facilityId>--<item>`. */
export const Stock = Type.Object({ id: Type.String(), ...StockCount.properties, countedAt: EpochMs })
export type Stock = Type.Static<typeof Stock>

/** The id of a facility's stock of an item. */
export const stockId = (facilityId: string, item: string): string => `${facilityId}--${item}`

export const stock = aggregate(
  'stock',
  Stock,
)({
  sees: { agency: ['facilityId', 'item', 'onHand', 'name', 'pieces', 'min', 'sample', 'countedAt', 'claimedAt'] },
  events: {
    counted: {
      data: Type.Object({ ...StockCount.properties, claimedAt: Type.Optional(EpochMs) }),
      evolve: (before, { claimedAt, ...count }, { cityTime }, id) => ({
        ...before,
        ...count,
        id,
        countedAt: claimedAt ?? cityTime,
      }),
    },
  },
})
