import { expect, test } from 'vitest'
import { distanceParts, metresBetween } from './distance.ts'

test('a hundredth of a degree northward is 1,112 m, eastward it shrinks with the latitude', () => {
  expect(metresBetween([-122.41, 60], [-122.4, 60])).toBeCloseTo(556, 0)
  expect(metresBetween([-122.4, 37.77], [-122.4, 37.78])).toBeCloseTo(1112, 0)
})

test('it is told in the unit of the city, coarser when it is far', () => {
  expect(distanceParts(347, 'm')).toEqual({ key: 'map.distance.m', value: '350' })
  expect(distanceParts(1240, 'm')).toEqual({ key: 'map.distance.km', value: '1.2' })
  expect(distanceParts(100, 'ft')).toEqual({ key: 'map.distance.ft', value: '330' })
  expect(distanceParts(1609.344, 'ft')).toEqual({ key: 'map.distance.mi', value: '1.0' })
})
