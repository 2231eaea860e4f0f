import { Type } from 'typebox'
import { EpochMs } from '../../kernel/measure.ts'
import { command } from '../command.ts'
import { StockCount, stock, stockId } from './stock.ts'

export const count = command('stock.count', {
  input: Type.Object({ ...StockCount.properties, claimedAt: Type.Optional(EpochMs) }, { additionalProperties: false }),
  roles: ['logistics', 'supervisor', 'feed'],
  decide(city, counted) {
    const { id } = city.facility(counted.facilityId)
    return [stock.make.counted(stockId(id, counted.item), counted)]
  },
})
