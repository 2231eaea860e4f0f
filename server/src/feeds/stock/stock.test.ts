import { expect, test } from 'vitest'
import { asked, codes, contextFor, read, sample } from '../reading.testing.ts'
import { stock } from './stock.ts'

const NOW = '2017-01-04T17:00:00-08:00'
const counted = {
  id: 'wh-bayview--water-bottle',
  facilityId: 'wh-bayview',
  item: 'water-bottle',
  onHand: 14100,
  countedAt: Date.parse(NOW) - 60_000,
}
const known = { stock: { [counted.id]: counted } }

test('a table and JSON say the same', () => {
  const context = contextFor(stock, NOW)
  const at = Date.parse('2017-01-04T16:30:00-08:00')
  expect(read(stock, sample('stock', 'real.csv'), 'text/csv', context).flatMap(asked)).toEqual([
    {
      name: 'stock.count',
      input: {
        ...{
          facilityId: 'wh-bayview',
          item: 'water-bottle',
          onHand: 14100,
          pieces: 'bottle',
          min: 6000,
          claimedAt: at,
        },
        name: { en: 'Drinking water, 0.5 l', zh: '饮用水 0.5 升' },
      },
    },
    {
      name: 'stock.count',
      input: {
        facilityId: 'wh-pier',
        item: 'blanket',
        onHand: 880,
        name: { en: 'Blanket', zh: '毛毯' },
        pieces: 'piece',
        min: 400,
        claimedAt: at,
      },
    },
  ])
  expect(read(stock, sample('stock', 'real.json'), 'application/json', context).flatMap(asked)).toMatchObject([
    { name: 'stock.count', input: { onHand: 13900 } },
  ])
})

test('a count that is older than the last changes nothing, and the same count again tells nothing', () => {
  const context = contextFor(stock, NOW, { state: known })
  const older = read(stock, sample('stock', 'real.json'), 'application/json', context)
  expect([codes(older), older.flatMap(asked)]).toEqual([['said old'], []])
  const same = Buffer.from('{"facilityId":"wh-bayview","item":"water-bottle","onHand":14100}')
  expect(read(stock, same, 'application/json', context)).toEqual([[]])
})

test('each fault has its code; a table without its columns cannot be read', () => {
  const answers = read(stock, sample('stock', 'bad.csv'), 'text/csv', contextFor(stock, NOW))
  expect(codes(answers)).toEqual(['invalid', 'invalid', 'invalid', 'ok', 'future'])
  expect([...stock.parse(sample('stock', 'empty.csv'), 'text/csv')]).toEqual([])
  expect(() => stock.parse(Buffer.from('a,b\n1,2'), 'text/csv')).toThrow('the header lacks facilityId, item, onHand')
})
