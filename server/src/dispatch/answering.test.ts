import { beforeAll, expect, test } from 'vitest'
import { loadCity } from '../cities/loadCity.ts'
import type { AskedNow, ThoughtLine } from './adviceNow.ts'
import { createAnswering } from './answering.ts'
import { createClosedStretches, together } from './closedStretches.ts'
import { groundOf } from './ground.ts'
import { loadRoadMap } from './roadMap.ts'
import type { Situation } from './situation.ts'

let answer: ReturnType<typeof createAnswering>
let closedBy: ReturnType<typeof createClosedStretches>

beforeAll(async () => {
  const pack = await loadCity('sf')
  if ('refused' in pack) throw new Error(pack.refused)
  const map = loadRoadMap(pack)
  answer = createAnswering({ map, ground: groundOf(pack, map.graph)() })
  closedBy = createClosedStretches(map.graph.roads)
})

// Third Street over Mission Creek, and Fourth Street over the same water.
const THIRD: ThoughtLine = [
  [-122.39113, 37.77754],
  [-122.38994, 37.77537],
  [-122.38982, 37.77453],
]
const FOURTH: ThoughtLine = [
  [-122.39334, 37.77578],
  [-122.3916, 37.77446],
]
const point = (coordinates: [number, number]) => ({ type: 'Point' as const, coordinates })
const STATIONS: [number, number][] = [
  [-122.389134, 37.772802],
  [-122.386918, 37.746643],
  [-122.4101, 37.7794],
]
const situation: Situation = {
  time: '2017-01-04T17:00:00-08:00',
  posts: STATIONS.map((at, i) => ({ id: `s${i}`, point: point(at) })),
  units: STATIONS.slice(0, 2).map((at, i) => ({
    ...{ id: `M${i}`, capabilities: ['medic'], point: point(at), status: 'available', post: `s${i}` },
  })),
}
const nobody = { off: new Set<string>(), recallable: new Set<string>(), lastStep: new Set<string>() }
const questions = (closed: readonly ThoughtLine[]): readonly AskedNow[] => {
  const now = { seq: 7, situation, closed, capability: 'medic' }
  return [
    { ask: 'coverageNow', ...now, more: 0, moved: new Map() },
    { ask: 'sufficiencyNow', ...now, more: 10, duty: nobody },
    { ask: 'movesNow', ...now, declined: ['M1:s2'] },
  ]
}
const said = (closed: readonly ThoughtLine[], roads: ReturnType<typeof closedBy>) =>
  questions(closed).map((asked) => JSON.stringify(answer({ asked, tuning: {}, roads })))

test('a road that is thought closed gives the figures of one that is closed, and the city keeps its own', () => {
  const open = said([], [])
  const stretches = [THIRD, FOURTH].map((coordinates) => closedBy({ type: 'LineString', coordinates }))
  expect(stretches.every((one) => one.length > 0)).toBe(true)
  const closed = said([], together(stretches))
  expect(closed[0]).not.toBe(open[0])
  expect(said([THIRD, FOURTH], [])).toEqual(closed)
  expect(said([FOURTH], stretches[0] ?? [])).toEqual(closed)
  expect(said([], [])).toEqual(open)
})

test('a situation that is told in full goes by its own closures, whatever is closed in the live city', () => {
  const asked = { ask: 'coverage', situation, capability: 'medic', seconds: 240 } as const
  const told = JSON.stringify(answer({ asked, tuning: {} }))
  const shut = closedBy({ type: 'LineString', coordinates: THIRD })
  const now = questions([])[0]
  if (now) answer({ asked: now, tuning: {}, roads: shut })
  expect(JSON.stringify(answer({ asked, tuning: {} }))).toBe(told)
  expect(now && JSON.stringify(answer({ asked: now, tuning: {} }))).toBe(said([], shut)[0])
})
