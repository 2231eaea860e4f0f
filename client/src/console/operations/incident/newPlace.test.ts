import { createGazetteer } from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import { expect, test } from 'vitest'
import { newPlace } from './newPlace.ts'

const gazetteer = createGazetteer(
  { streets: [{ name: 'Parnassus Ave', point: [-122.45, 37.76], blocks: [[700, -122.458, 37.763]] }], crossings: [] },
  [],
)

test('a block that the city knows has its point', () => {
  expect(newPlace('712 Parnassus Ave', gazetteer).point?.coordinates).toEqual([-122.458, 37.763])
})

test('words that the city does not know are kept as they were said, without a point', () => {
  expect(newPlace('behind the old mint', gazetteer)).toEqual({ address: 'behind the old mint' })
})
