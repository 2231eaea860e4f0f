import { describe, expect, test } from 'vitest'
import { call, cityWith, EVENING, engine, minutes, work } from '../../desk/city.testing.ts'
import { createSceneReader, sceneOf } from './scene.ts'

const point = { type: 'Point' as const, coordinates: [-122.45, 37.76] as [number, number] }
const waiting = call('1', { place: { point } })
const city = cityWith({
  incidents: [
    call('closed', { place: { point }, status: 'closed' }),
    call('grey', { place: { point }, status: 'active', assignmentIds: ['a'] }),
    call('unplaced'),
    waiting,
    call('over', { place: { point }, priority: 1 }),
  ],
  units: [
    engine('E12', { status: 'enroute', assignmentId: 'a', incidentId: 'grey', home: point }),
    engine('E20', { status: 'returning' }),
    engine('E01', { status: 'outofservice' }),
  ],
  assignments: [work('a', 'E12', 'grey', { etaSec: 240 })],
})
// Priority 2 may wait 120 s, priority 1 60 s.
const soon = EVENING + 90_000
const scene = sceneOf(city, soon)

describe('incidents on the map', () => {
  test('come most urgent first: over the limit, waiting, with units, closed', () => {
    expect(scene.incidents.map(({ id, tone }) => [id, tone])).toEqual([
      ['over', 'red'],
      ['1', 'amber'],
      ['grey', 'grey'],
      ['closed', 'closed'],
    ])
  })
  test('have the shape of their type, and stay off the map without a place', () => {
    expect(scene.incidents[0]).toMatchObject({ group: 'M', lngLat: [-122.45, 37.76] })
    expect(scene.incidents.map(({ id }) => id)).not.toContain('unplaced')
  })
  test('turn red by time alone, and only what turned is another', () => {
    const read = createSceneReader()
    const before = read(city, soon)
    expect(read(city, soon + 1000).incidents).toBe(before.incidents)
    const after = read(city, EVENING + minutes(2))
    expect(after.incidents.filter(({ tone }) => tone === 'red').map(({ id }) => id)).toEqual(['over', '1'])
    expect(after.incidents.find(({ id }) => id === 'grey')).toBe(before.incidents.find(({ id }) => id === 'grey'))
    expect(after.units).toBe(before.units)
  })
})

describe('units on the map', () => {
  test('are filled by their status', () => {
    expect(scene.units.map(({ id, tone }) => [id, tone])).toEqual([
      ['E12', 'moving'],
      ['E20', 'free'],
      ['E01', 'out'],
    ])
  })
  test('on their way say where they go and when they should be there', () => {
    expect(scene.units[0]?.headingFor).toEqual({ incidentId: 'grey', number: 'grey', dueMs: EVENING + 240_000 })
    expect(scene.units[1]?.headingFor).toBeUndefined()
  })
})
