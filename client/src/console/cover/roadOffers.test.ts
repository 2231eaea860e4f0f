import { createGazetteer } from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import { cityAfter } from '@muster/shared/domain/given.testing.ts'
import { expect, test } from 'vitest'
import { roadOffers } from './roadOffers.ts'

const street = (name: string) => ({ name, point: [-122.39, 37.77] as const, blocks: [] })
const gazetteer = createGazetteer({
  streets: ['3rd Street', 'Berry Street', 'Channel Street', '4th Street'].map(street),
  crossings: [
    [0, 1, -122.391, 37.777],
    [0, 2, -122.389, 37.774],
  ],
})
const offered = (typed: string) => roadOffers(typed, { city: cityAfter([]).city, gazetteer })

test('a street is completed by the streets that cross it, until the piece of road is said', () => {
  expect(offered('')).toEqual({ offers: [] })
  expect(offered('3rd').offers).toMatchObject([
    { title: '3rd Berry St', kind: 'crossing' },
    { title: '3rd Channel St', kind: 'crossing' },
  ])
  expect(offered('3rd Berry St ch').offers).toMatchObject([{ title: '3rd Berry St Channel St', kind: 'crossing' }])
  expect(offered('3rd Berry Channel').offers).toEqual([
    {
      title: '3rd St, Berry St – Channel St',
      road: {
        name: '3rd St, Berry St – Channel St',
        line: [
          [-122.391, 37.777],
          [-122.389, 37.774],
        ],
      },
    },
  ])
})

test('what is no road says so, and what would be one', () => {
  expect(offered('🚒').refusal).toMatchObject({ refused: 'commandline.noSuchStreet' })
  expect(offered('3rd Berry xyz').refusal).toMatchObject({ refused: 'commandline.noSuchCrossing' })
})
