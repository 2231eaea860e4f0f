import { facility } from '@muster/shared/domain/facility/facility.ts'
import { cityAfter, station12 } from '@muster/shared/domain/given.testing.ts'
import { stock, stockId } from '@muster/shared/domain/stock/stock.ts'
import { expect, test } from 'vitest'
import { equipmentOf } from './equipment.ts'

const station = (id: string, lng: number) =>
  facility.make.registered(id, {
    kind: 'station',
    name: { en: id, zh: id },
    point: { type: 'Point', coordinates: [lng, 37.7638] },
  })
const counted = (facilityId: string, item: string, onHand: number, min?: number) =>
  stock.make.counted(stockId(facilityId, item), { facilityId, item, onHand, min })

test('what is missing at a site is told with the nearest that can spare it', () => {
  const { city } = cityAfter([
    ...[station12, station('near', -122.45), station('far', -122.4), station('poor', -122.453)],
    ...[counted('st-12', 'mask', 20, 50), counted('near', 'mask', 100, 60), counted('far', 'mask', 500, 60)],
    counted('poor', 'mask', 60, 60),
  ])
  expect(equipmentOf(city)).toEqual([
    {
      ...{ item: 'mask', name: undefined, required: 230, onHand: 680, gap: 30 },
      short: [{ facilityId: 'st-12', gap: 30, from: 'near' }],
    },
  ])
})

test('where nobody can spare so much nobody is named; what has no minimum is not judged', () => {
  const { city } = cityAfter([station12, counted('st-12', 'mask', 0, 50), counted('st-12', 'glove', 3)])
  expect(equipmentOf(city)).toMatchObject([
    { item: 'mask', gap: 50, short: [{ facilityId: 'st-12', from: undefined }] },
  ])
})
