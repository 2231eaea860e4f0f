import { dissect } from '@muster/server/dispatch/hierarchy/dissect.ts'
import { createNetwork, UNREACHED } from '@muster/server/dispatch/network.ts'
import type { RoadFile } from '@muster/server/dispatch/roadFile.ts'
import { roadGraphOf } from '@muster/server/dispatch/roadGraph.ts'
import { type RoadMap, roadMapOf } from '@muster/server/dispatch/roadMap.ts'
import { check, defineBenchmark } from '../benchmark.ts'
import { differences, openCityRoads, searchTable, someNodes, without } from '../harness/cityRoads.ts'
import { growthOf, lots, median, quantile, ratioOf } from '../harness/statistics.ts'
import { msOf } from '../harness/turns.ts'

/** Closures a round: what is told is their slowest hundredth. */
const A_ROUND = 40
/** How many stretches close at once where the map grows. */
const CLOSED_WHILE_GROWING = 20

type Town = { readonly file: RoadFile; readonly map: RoadMap }
type Asked = { readonly units: number; readonly incidents: number; readonly seed: number }

/** So many stretches, the same for the same draw. */
function someStretches({ from }: RoadFile, count: number, draw: () => number): Set<number> {
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, from.length)) chosen.add(Math.floor(draw() * from.length))
  return chosen
}

/** The part of a town around its middle that has so many nodes. */
function middleOf(file: RoadFile, nodes: number): Town {
  const [lng, lat] = [median([...file.lng]), median([...file.lat])]
  const away = file.lng.map((x, node) => Math.hypot((x - lng) * 0.79, (file.lat[node] ?? 0) - lat))
  const kept = [...file.lng.keys()].sort((a, b) => (away[a] ?? 0) - (away[b] ?? 0)).slice(0, nodes)
  kept.sort((a, b) => a - b)
  const numberOf = new Map(kept.map((node, number) => [node, number]))
  const stretches = [...file.from.keys()].filter(
    (i) => numberOf.has(file.from[i] ?? -1) && numberOf.has(file.to[i] ?? -1),
  )
  const part: RoadFile = {
    ...file,
    lng: Float64Array.from(kept, (node) => file.lng[node] ?? 0),
    lat: Float64Array.from(kept, (node) => file.lat[node] ?? 0),
    strongCount: kept.length,
    from: Uint32Array.from(stretches, (i) => numberOf.get(file.from[i] ?? 0) ?? 0),
    to: Uint32Array.from(stretches, (i) => numberOf.get(file.to[i] ?? 0) ?? 0),
    roadClass: Uint8Array.from(stretches, (i) => file.roadClass[i] ?? 0),
    oneWay: Uint8Array.from(stretches, (i) => file.oneWay[i] ?? 0),
  }
  const graph = roadGraphOf(part)
  return { file: part, map: roadMapOf(graph, dissect(graph)) }
}

/** Closes other stretches again and again; after each, all estimates are asked anew. The last are compared with a search. */
async function closeAgain({ file, map }: Town, rounds: number, closures: number, { units, incidents, seed }: Asked) {
  const network = createNetwork(map)
  const [from, to] = [someNodes(map.graph, units, seed), someNodes(map.graph, incidents, seed + 1)]
  const told = new Uint32Array(from.length * to.length)
  const draw = lots(seed)
  const [all, closing, searching]: number[][] = [[], [], []]
  for (let round = 0; round <= rounds; round += 1) {
    let closed = new Set<number>()
    for (let i = 0; i < A_ROUND; i += 1) {
      closed = someStretches(file, closures, draw)
      const stretches = [...closed].map((stretch) => ({ stretch }))
      let closedMs = 0
      const wholeMs = await msOf(async () => {
        closedMs = await msOf(async () => network.close(stretches))
        network.table(from, to, told)
      })
      // The first round is V8's.
      if (round === 0) continue
      all?.push(wholeMs)
      closing?.push(closedMs)
    }
    const search = searchTable(without(file, closed))
    let found = new Uint32Array()
    searching?.push(
      await msOf(async () => {
        found = Uint32Array.from(search(from, to))
      }),
    )
    const wrong = differences(told, found)
    check(wrong === 0, `${wrong} of ${told.length} times differ from a full search after ${closures} closures`)
  }
  return { all: all ?? [], closing: closing ?? [], searching: searching ?? [] }
}

/** Random pairs under random closures, each searched for by itself: how many were compared, none of them different. */
function comparePairs({ file, map }: Town, pairs: number, closureSets: readonly number[]): number {
  const network = createNetwork(map)
  const draw = lots(9)
  const anyNode = () => Math.floor(draw() * map.graph.nodeCount)
  for (const closures of closureSets) {
    const closed = someStretches(file, closures, draw)
    network.close([...closed].map((stretch) => ({ stretch })))
    const search = searchTable(without(file, closed))
    for (let i = 0; i < pairs; i += 1) {
      const [from, to] = [anyNode(), anyNode()]
      const [millis = UNREACHED] = search(Uint32Array.of(from), Uint32Array.of(to))
      const way = network.route(from, to)
      const found = way ? Math.round(way.seconds * 1000) : UNREACHED
      check(found === millis, `from ${from} to ${to} takes ${found} ms, a search says ${millis}`)
    }
  }
  return pairs * closureSets.length
}

export const reroute = defineBenchmark({
  name: 'reroute',
  says: 'streets close → the times of all units to all incidents are right again, beside a full search again',
  goal: '≤ 20 ms p99, 0 differences; growth closures ≤ 0.6, nodes ≤ 1.1',
  sizes: {
    closures: [1, 10, 100, 1000],
    units: [1000],
    incidents: [200],
    nodes: [6000, 12_000, 24_000, 48_000],
    pairs: [1000],
  },
  texts: { city: 'ID' },
  async run(
    rounds,
    { closures, units: [units = 1000], incidents: [incidents = 200], nodes, pairs: [pairs = 1000] },
    { city = [] } = {},
  ) {
    const town = await openCityRoads()
    const asked = { units, incidents, seed: 1 }
    const cities = [...new Set(['sf', ...city])]
    let compared = 0
    for (const id of cities) compared += comparePairs(await openCityRoads(id), pairs, [0, ...closures])
    const byClosures: [number, Awaited<ReturnType<typeof closeAgain>>][] = []
    for (const count of closures) byClosures.push([count, await closeAgain(town, rounds, count, asked)])
    const byNodes: [number, number][] = []
    for (const count of nodes) {
      const { all } = await closeAgain(middleOf(town.file, count), rounds, CLOSED_WHILE_GROWING, asked)
      byNodes.push([count, median(all)])
    }
    const every = byClosures.map(([, found]) => found)
    const [all, searching] = [every.flatMap((found) => found.all), every.flatMap((found) => found.searching)]
    const ms = (value: number) => ({ value, unit: 'ms' })
    const perRound = every.flatMap((found) =>
      Array.from({ length: rounds }, (_, round) => median(found.all.slice(round * A_ROUND, (round + 1) * A_ROUND))),
    )
    return {
      figures: {
        'all right again p50': ms(median(all)),
        'all right again p99': ms(quantile(all, 0.99)),
        'closing alone p99': ms(
          quantile(
            every.flatMap(({ closing }) => closing),
            0.99,
          ),
        ),
      },
      bound: { 'all right again p50': ms(median(searching)) },
      ratio: {
        'times as fast': ratioOf({ product: every.flatMap((found) => found.searching.slice(1)), bound: perRound }),
      },
      growth: {
        closures: growthOf(
          'stretches closed at once',
          byClosures.map(([count, found]) => [count, median(found.all)]),
        ),
        nodes: growthOf('nodes of the map', byNodes),
      },
      notes: [
        `${units} units × ${incidents} incidents; ${all.length} closures, ${searching.length} tables compared with a full search: 0 differences`,
        `${compared} random pairs under ${closures.length + 1} random sets of closures in ${cities.join(', ')}, each searched for by itself: 0 differences`,
        ...byClosures.map(
          ([count, found]) =>
            `${count} closed: ${median(found.closing).toFixed(2)} ms to close (p99 ${quantile(found.closing, 0.99).toFixed(2)}), ${median(found.all).toFixed(2)} ms with all times (p99 ${quantile(found.all, 0.99).toFixed(2)})`,
        ),
        `by nodes: ${byNodes.map(([count, value]) => `${count}: ${value.toFixed(2)} ms`).join(', ')}`,
      ],
    }
  },
})
