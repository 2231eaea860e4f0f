import { expect, test } from 'vitest'
import { inWgs84 } from './datum.ts'
import type { Feed, FeedContext } from './feed.ts'
import { incidents } from './incidents/incidents.ts'
import { positions } from './positions/positions.ts'
import { asked, codes, contextFor, positionsIn, read, unitsOf } from './reading.testing.ts'

const AT = '2026-11-24T10:00:00+08:00'
const BEIJING = [115.4, 39.4, 117.5, 41.1] as const
const TOLD = [116.404, 39.915] as const
const MAX_OFF_DEG = 1e-5

const readIn = (feed: Feed, bounds: FeedContext['bounds'], item: object) =>
  read(feed, Buffer.from(JSON.stringify(item)), 'application/json', {
    ...contextFor(feed, AT, { state: unitsOf('E36') }),
    bounds,
  })
const fix = (more: object = {}) => ({ unitId: 'E36', at: AT, point: { type: 'Point', coordinates: TOLD }, ...more })
const call = (more: object = {}) => ({ id: 'c1', type: 'fire', lon: TOLD[0], lat: TOLD[1], ...more })

test('bad input 40 in a city in China a place that tells no system is taken, with a warning; elsewhere without', () => {
  expect(codes(readIn(positions, BEIJING, fix()))).toEqual(['said undeclared_datum'])
  expect(codes(readIn(incidents, BEIJING, call()))).toEqual(['said undeclared_datum'])
  expect(codes(readIn(positions, BEIJING, fix({ coordinateSystem: 'WGS84' })))).toEqual(['ok'])
  const sf = contextFor(positions, AT).bounds
  expect(codes(readIn(positions, sf, fix({ point: { type: 'Point', coordinates: [-122.42, 37.77] } })))).toEqual(['ok'])
})

test('bad input 40 what is declared is turned into WGS 84', () => {
  const [track] = positionsIn(readIn(positions, BEIJING, fix({ coordinateSystem: 'GCJ-02' })))
  expect(track?.lngLat[0]).toBeCloseTo(116.3977557, 5)
  const [lng, lat] = inWgs84(...TOLD, 'BD-09')
  expect(asked(readIn(incidents, BEIJING, call({ coordinateSystem: 'BD-09' }))[0])).toMatchObject([
    { input: { place: { point: { coordinates: [lng, lat] } } } },
  ])
  expect(codes(readIn(positions, BEIJING, fix({ coordinateSystem: 'OSGB' })))).toEqual(['invalid'])
})

// Values published with coordtransform (MIT), github.com/wandergis/coordtransform.
test.each([
  ['GCJ-02', [116.404, 39.915], [116.39775550083061, 39.91359571849836]],
  ['GCJ-02', [116.41024449916938, 39.91640428150164], [116.404, 39.915]],
  ['BD-09', [116.404, 39.915], inWgs84(116.39762729119315, 39.90865673957631, 'GCJ-02')],
] as const)('%s %j', (system, [lng, lat], [trueLng, trueLat]) => {
  const [foundLng, foundLat] = inWgs84(lng, lat, system)
  expect(Math.abs(foundLng - trueLng)).toBeLessThan(MAX_OFF_DEG)
  expect(Math.abs(foundLat - trueLat)).toBeLessThan(MAX_OFF_DEG)
})
