import { createNetwork, type Network } from '@muster/server/dispatch/network.ts'
import { check, defineBenchmark } from '../benchmark.ts'
import { differences, openCityRoads, searchTable, someNodes } from '../harness/cityRoads.ts'
import { growthOf, median, quantile, ratioOf } from '../harness/statistics.ts'
import { msOf, takeTurns } from '../harness/turns.ts'

/** So many units, where their number does not grow. */
const ASKED_UNITS = 1000
/** Of one decision: how many of the nearest are listed with the way they would take. */
const LISTED = 12
/** Time enough for V8 to have compiled what is measured. */
const WARM_UP = 30

/** One decision: whoever is nearest to a call among these units, in order, and the ways of the first. */
function decide(network: Network, units: Uint32Array, place: readonly [number, number]) {
  const goal = network.graph.snap(...place)?.node ?? 0
  const millis = network.table(units, [goal])
  const order = [...units.keys()].sort((a, b) => (millis[a] ?? 0) - (millis[b] ?? 0) || a - b)
  return order.slice(0, LISTED).map((unit) => network.route(units[unit] ?? 0, goal))
}

export const dispatchSpeed = defineBenchmark({
  name: 'dispatch-speed',
  says: "who can be where when, units × incidents on the sample city's roads, beside a bucket-queue search an incident",
  goal: '≥ 30 × as fast; one decision ≤ 5 ms p99; growth units ≤ 0.1, incidents ≤ 1.0',
  sizes: { units: [250, 500, 1000, 2000], incidents: [25, 50, 100, 200], decisions: [1000] },
  async run(rounds, { units, incidents, decisions: [decisions = 1000] }) {
    const { map } = await openCityRoads()
    const { graph } = map
    const network = createNetwork(map)
    const search = searchTable(graph)
    const many = someNodes(graph, Math.max(...units), 1)
    const all = many.subarray(0, ASKED_UNITS)
    const places = someNodes(graph, Math.max(...incidents), 2)
    const wrong = differences(network.table(all, places), search(all, places))
    check(wrong === 0, `${wrong} of ${all.length * places.length} times differ from those of the search`)
    for (let i = 0; i < WARM_UP; i += 1) network.table(all, places)

    const turns = await takeTurns(
      rounds,
      () => msOf(async () => network.table(all, places)),
      () => msOf(async () => search(all, places)),
    )
    /** The median of three times as many rounds: one takes milliseconds. */
    const cost = async (unitCount: number, incidentCount: number): Promise<number> => {
      const [some, few] = [many.subarray(0, unitCount), places.subarray(0, incidentCount)]
      const times: number[] = []
      for (let i = 0; i < 3 * rounds; i += 1) times.push(await msOf(async () => network.table(some, few)))
      return median(times)
    }
    const byUnits: [number, number][] = []
    for (const count of units) byUnits.push([count, await cost(count, places.length)])
    const byIncidents: [number, number][] = []
    for (const count of incidents) byIncidents.push([count, await cost(all.length, count)])

    const calls = someNodes(graph, decisions, 3)
    /** What each of these decisions takes among so many units, ms. */
    async function decideAll(asked: Uint32Array, count: number): Promise<number[]> {
      const took: number[] = []
      for (const call of calls.subarray(0, count)) {
        const place = [graph.lng[call] ?? 0, graph.lat[call] ?? 0] as const
        took.push(
          await msOf(async () => check(decide(network, asked, place).every(Boolean), 'a unit has no way to a call')),
        )
      }
      return took
    }
    /** What would not grow with the units at all: the time from everywhere on the map to each of these calls, ms. */
    const wholeMap: number[] = []
    for (const call of calls.subarray(0, decisions / 4)) wholeMap.push(await msOf(async () => network.millisTo(call)))
    const decided = await decideAll(all, decisions)
    const nearest: [number, number][] = []
    for (const count of units) {
      const asked = many.subarray(0, count)
      const took: number[] = []
      for (const call of calls.subarray(0, decisions / 4))
        took.push(await msOf(async () => network.table(asked, [call])))
      nearest.push([count, median(took)])
    }
    const decidedBy: [number, number][] = []
    for (const count of units) decidedBy.push([count, median(await decideAll(many.subarray(0, count), decisions / 4))])
    const table = (points: readonly (readonly [number, number])[]) =>
      points.map(([size, ms]) => `${size}: ${ms.toFixed(2)} ms`).join(', ')
    return {
      figures: {
        'all times': { value: median(turns.product), unit: 'ms' },
        'one decision p50': { value: median(decided), unit: 'ms' },
        'one decision p99': { value: quantile(decided, 0.99), unit: 'ms' },
        'whole map to one call': { value: median(wholeMap), unit: 'ms' },
      },
      bound: { 'all times': { value: median(turns.bound), unit: 'ms' } },
      ratio: { 'times as fast': ratioOf({ product: turns.bound, bound: turns.product }) },
      growth: {
        'units, one decision': growthOf('units', decidedBy),
        'units, all times': growthOf('units', byUnits),
        incidents: growthOf('incidents', byIncidents),
      },
      notes: [
        `${all.length} units × ${places.length} incidents on ${graph.nodeCount} nodes; all ${all.length * places.length} times equal those of the search`,
        `a decision: ${all.length} units in order of arrival at one place, and the ways of the first ${LISTED}; ${calls.length} decisions`,
        `one decision by units: ${table(decidedBy)}`,
        `its times alone by units: ${table(nearest)}; of the whole map, which no number of units lengthens, ${median(wholeMap).toFixed(2)} ms`,
        `all times by units: ${table(byUnits)}; where they are fewer than the incidents, theirs are the trees`,
        `by incidents: ${table(byIncidents)}`,
      ],
    }
  },
})
