import { describe, expect, test } from 'vitest'
import { besideSelection, incidentsInView } from './incidentMarks.ts'
import type { Picture } from './picture.ts'
import type { IncidentSpot, IncidentTone } from './scene.ts'
import { projectorOf } from './view.ts'

const distance = (at: readonly [number, number], from: readonly [number, number]): number => {
  const [dx, dy] = besideSelection(at, from)
  return Math.hypot(at[0] + dx - from[0], at[1] + dy - from[1])
}

describe('a neighbour of the selected incident', () => {
  test('moves out to 40 px where the ring would cover it, in its own direction', () => {
    expect(distance([110, 100], [100, 100])).toBeCloseTo(40, 6)
    expect(besideSelection([110, 100], [100, 100])).toEqual([30, 0])
  })
  test('at the very same place goes to one side', () => {
    expect(distance([100, 100], [100, 100])).toBeCloseTo(40, 6)
  })
  test('stays where it is when it is clear of the ring, or nothing is selected', () => {
    expect(besideSelection([140, 100], [100, 100])).toEqual([0, 0])
    expect(besideSelection([110, 100], undefined)).toEqual([0, 0])
  })
})

describe('a crowd of incidents', () => {
  const view = { center: [-122.43, 37.77] as const, zoom: 11, width: 800, height: 600 }
  const spot = (i: number, tone: IncidentTone): IncidentSpot => ({
    id: `${tone}${i}`,
    number: String(i),
    lngLat: [-122.5 + (i % 40) * 0.003, 37.7 + Math.floor(i / 40) * 0.003],
    group: 'M',
    tone,
    typeName: undefined,
    priority: 2,
  })
  const many = (count: number, tone: IncidentTone) => Array.from({ length: count }, (_, i) => spot(i, tone))
  const inView = (incidents: readonly IncidentSpot[], selectedIncidentId?: string) => {
    const picture = { scene: { incidents }, view, projector: projectorOf(view), selectedIncidentId }
    return incidentsInView(picture as unknown as Picture, 'open')
  }

  test('is shown one by one as long as it can be read', () => {
    expect(inView(many(120, 'grey'))).toMatchObject({ clusters: [], symbols: { length: 120 } })
  })
  test('is counted beyond that, and nothing is lost', () => {
    const { symbols, clusters } = inView(many(900, 'grey'))
    expect(symbols.length + clusters.length).toBeLessThan(260)
    expect(symbols.length + clusters.reduce((sum, { count }) => sum + count, 0)).toBe(900)
  })
  test('never hides what waits over its limit, nor what is selected', () => {
    const { symbols } = inView([...many(12, 'red'), ...many(900, 'grey')], 'grey700')
    expect(symbols[0]?.id).toBe('grey700')
    expect(symbols.filter(({ tone }) => tone === 'red')).toHaveLength(12)
  })
})
