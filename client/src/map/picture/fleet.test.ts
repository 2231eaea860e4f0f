import { expect, test } from 'vitest'
import { cityWith, EVENING, engine } from '../../desk/city.testing.ts'
import { homeLabel, unitsAtHome } from './atHome.ts'
import { fleetOf, noteHomes } from './fleet.ts'
import { sceneOf } from './scene.ts'

const home = { type: 'Point' as const, coordinates: [-122.45, 37.76] as [number, number] }
const units = [
  engine('M73', { kind: 'medic', home, stationId: 'st-12' }),
  engine('E12', { home, stationId: 'st-12' }),
  engine('E20', { home, stationId: 'st-20' }),
  engine('E01', { home, stationId: 'st-12', status: 'enroute' }),
  engine('T10', { kind: 'truck', home, stationId: 'st-12', status: 'outofservice' }),
  engine('T12', { kind: 'truck', home, stationId: 'st-12' }),
]
const scene = sceneOf(cityWith({ units }), EVENING)
const tracked = ['M73', 'E12', 'E20', 'E01']
const lngLat = Float64Array.from([-122.4501, 37.7601, -122.45, 37.7605, -122.44, 37.76, -122.45, 37.76])
const fleet = fleetOf(scene, (id) => tracked.indexOf(id))
noteHomes(fleet, { lngLat })

test('a free unit near its station, or never heard of, is at home; one that drives or is far away is not', () => {
  expect(fleet.units.map(({ id }, i) => [id, fleet.atHome[i]])).toEqual([
    ['M73', 1],
    ['E12', 1],
    ['E20', 0],
    ['E01', 0],
    ['T10', 1],
    ['T12', 1],
  ])
})

test('a station names who is at home and free, engines and trucks first', () => {
  expect(unitsAtHome({ fleet, proposals: [], selectedUnitId: undefined }).get('st-12')).toEqual(['E12', 'T12', 'M73'])
  expect(homeLabel(['E12', 'T12', 'M73'])).toBe('E12 T12 +1')
  expect(homeLabel(['T03'])).toBe('T03')
})

test('one that is selected or locked has a plate of its own', () => {
  const locked = units.map((unit) => (unit.id === 'T12' ? { ...unit, lock: { since: EVENING } } : unit))
  const held = fleetOf(sceneOf(cityWith({ units: locked }), EVENING), (id) => tracked.indexOf(id))
  noteHomes(held, { lngLat })
  expect(unitsAtHome({ fleet: held, proposals: [], selectedUnitId: 'M73' }).get('st-12')).toEqual(['E12'])
})

test('a proposed unit is shown by its ghost, not by its station', () => {
  const proposals = [{ unitId: 'E12', number: 1, route: [] }]
  expect(unitsAtHome({ fleet, proposals, selectedUnitId: undefined }).get('st-12')).toEqual(['T12', 'M73'])
})
