import { beforeAll, describe, expect, test } from 'vitest'
import { loadCity } from '../../../../server/src/cities/loadCity.ts'
import { createNetwork, type Network } from '../../../../server/src/dispatch/network.ts'
import { loadRoadMap } from '../../../../server/src/dispatch/roadMap.ts'
import { lots } from '../../harness/statistics.ts'
import { streetsOf } from './streets.ts'
import { type Times, timesOf } from './times.ts'

let network: Network
let times: Times
let kept: number[]
let stopOf: (node: number) => number

beforeAll(async () => {
  const pack = await loadCity('sf')
  if ('refused' in pack) throw new Error(pack.refused)
  network = createNetwork(loadRoadMap(pack))
  const { graph } = network
  const draw = lots(5)
  kept = Array.from({ length: 60 }, () => Math.floor(draw() * graph.strongCount))
  const streets = streetsOf(graph, kept)
  stopOf = streets.stopOf
  times = timesOf(streets)
})

describe('streets without their bends', () => {
  test('take as long as the whole road graph, to the table’s step', () => {
    for (const to of kept.slice(0, 20)) {
      const whole = network.millisTo(to)
      for (const from of kept)
        expect(Math.abs(times.seconds(stopOf(from), stopOf(to)) - (whole[from] ?? 0) / 1000)).toBeLessThan(0.033)
    }
  })

  test('lead from place to place in that time, stop by stop', () => {
    for (const [i, from] of kept.entries()) {
      const to = kept[(i + 1) % kept.length] ?? 0
      const { stops, seconds } = times.way(stopOf(from), stopOf(to))
      expect(stops[0]).toBe(stopOf(from))
      expect(stops.at(-1)).toBe(stopOf(to))
      expect(Math.abs((seconds.at(-1) ?? 0) - times.seconds(stopOf(from), stopOf(to)))).toBeLessThan(0.5)
      expect(new Set(stops).size).toBe(stops.length)
    }
  })
})
