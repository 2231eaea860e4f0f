import { expect, test } from 'vitest'
import { createPastTracks, type Fix } from './pastTracks.ts'

const fix = (unitId: string, at: number, lng: number, lat = 37.7): Fix => ({ unitId, at, lngLat: [lng, lat] })
const DRIVE = [fix('E1', 10_000, -122), fix('E1', 20_000, -121), fix('M2', 15_000, -120), fix('E1', 90_000, -119)]

function at(cityTime: number) {
  const tracks = createPastTracks()
  tracks.load(DRIVE, { from: 0, to: 100_000 })
  tracks.wind(cityTime)
  const { table } = tracks
  return (id: string) => {
    const i = table.indexOf(id)
    return i < 0 ? undefined : [table.lngLat[2 * i], table.atMs[i], table.headingDeg[i]]
  }
}

test('between two fixes of a drive a unit is on the line between them, heading for the next', () => {
  expect(at(15_000)('E1')).toEqual([-121.5, 15_000, 90])
})

test('where nothing was heard for long a unit stays where it was last, and that is old', () => {
  expect(at(60_000)('E1')?.slice(0, 2)).toEqual([-121, 20_000])
})

test('nobody is anywhere before the first fix, nor outside of what was asked for', () => {
  expect(at(12_000)('M2')).toBeUndefined()
  expect(at(15_000)('M2')?.[0]).toBe(-120)
  expect(at(100_001)('E1')).toBeUndefined()
})
