import type { LngLat } from '@muster/shared/kernel/measure.ts'
import { expect, test } from 'vitest'
import { clustersOf, countText, createClusters } from './clusters.ts'
import type { IncidentSpot, IncidentTone } from './scene.ts'

const spot = (id: string, tone: IncidentTone, lngLat: LngLat): IncidentSpot => ({
  id,
  number: id,
  lngLat,
  group: 'F',
  tone,
  typeName: undefined,
  priority: 1,
})
const near = (east: number): LngLat => [-122.42 + east * 0.0001, 37.77]
const crowd = [
  spot('over', 'red', near(0)),
  spot('waits', 'amber', near(1)),
  spot('grey', 'grey', near(2)),
  spot('far', 'grey', [-122.1, 37.4]),
]

test('what lies together is one count in the tone of the worst, what lies alone stays itself', () => {
  const { single, clusters } = clustersOf(crowd, 11)
  expect(single.map(({ id }) => id)).toEqual(['far'])
  expect(clusters).toMatchObject([{ count: 3, tone: 'red' }])
  expect(clusters[0]?.lngLat[0]).toBeCloseTo(near(1)[0], 6)
})

test('nothing is lost: counts and single ones are all there are, at any zoom', () => {
  for (const zoom of [8, 10.5, 13, 17]) {
    const { single, clusters } = clustersOf(crowd, zoom)
    expect(single.length + clusters.reduce((sum, { count }) => sum + count, 0)).toBe(crowd.length)
  }
})

test('near by, each stands for itself', () => {
  expect(clustersOf([spot('a', 'grey', near(0)), spot('b', 'grey', near(60))], 16).clusters).toEqual([])
})

test('the answer is kept within a zoom level and made anew for another list', () => {
  const clusters = createClusters()
  const first = clusters(crowd, 11.2)
  expect(clusters(crowd, 11.9)).toBe(first)
  expect(clusters(crowd, 12)).not.toBe(first)
  expect(clusters(crowd.slice(1), 12).clusters).toMatchObject([{ count: 2, tone: 'amber' }])
})

test('counts are short', () => {
  expect([2, 999, 1234].map(countText)).toEqual(['2', '999', '1.2k'])
})
