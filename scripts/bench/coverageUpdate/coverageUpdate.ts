import { isDeepStrictEqual } from 'node:util'
import { loadCity } from '@muster/server/cities/loadCity.ts'
import { createCoverage } from '@muster/server/dispatch/coverage.ts'
import { groundOf } from '@muster/server/dispatch/ground.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { plainCoverage } from '@muster/server/dispatch/plainCoverage.testing.ts'
import { createReach } from '@muster/server/dispatch/reach.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import { TUNING } from '@muster/server/dispatch/tuning.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { check, defineBenchmark } from '../benchmark.ts'
import { someNodes } from '../harness/cityRoads.ts'
import { growthOf, lots, median, quantile, ratioOf } from '../harness/statistics.ts'
import { msOf, takeTurns } from '../harness/turns.ts'

const ASKED = { capability: 'medic', seconds: 480 }
/** Changes of status a round: of one alone the clock tells too little. */
const A_ROUND = 50

export const coverageUpdate = defineBenchmark({
  name: 'coverage-update',
  says: 'a unit comes or goes → whom the free units reach, cell by cell and place by place, beside all of it worked out anew',
  goal: '≥ 40 × as fast, ≤ 1 ms p99; growth units ≤ 0.1',
  sizes: { units: [50, 125, 500, 1000, 2000] },
  async run(rounds, { units }) {
    const pack = await loadCity('sf')
    check(!isRefusal(pack), 'the sample city cannot be read')
    const map = loadRoadMap(pack)
    const network = createNetwork(map)
    const { field, places } = groundOf(pack, map.graph)()
    const parts = { network, reach: createReach(network, field, places), tuning: TUNING }
    const draw = lots(5)

    /** So many units, half of them free; and what one change of status costs, in turns with all worked out anew. */
    async function change(count: number) {
      const nodes = someNodes(map.graph, count, 1)
      const coverage = createCoverage(parts, ASKED)
      const free = new Map<number, number>()
      const turn = (unit: number): void => {
        const node = free.has(unit) ? undefined : nodes[unit]
        if (node === undefined) free.delete(unit)
        else free.set(unit, node)
        coverage.set(String(unit), node)
      }
      for (let unit = 0; unit < nodes.length; unit += 2) turn(unit)
      const updates: number[] = []
      const turns = await takeTurns(
        rounds,
        async () => {
          const round: number[] = []
          for (let i = 0; i < A_ROUND; i += 1) {
            const unit = Math.floor(draw() * nodes.length)
            round.push(
              await msOf(async () => {
                turn(unit)
                coverage.figures()
              }),
            )
          }
          updates.push(...round)
          return median(round)
        },
        () => msOf(async () => plainCoverage(parts, [...free.values()], ASKED)),
      )
      const anew = plainCoverage(parts, [...free.values()], ASKED)
      check(
        isDeepStrictEqual(coverage.figures(), anew),
        `with ${count} units the figures are not those worked out anew`,
      )
      return { count, updates, turns }
    }

    // The first is V8's.
    await change(units[0] ?? 50)
    const bySize: Awaited<ReturnType<typeof change>>[] = []
    for (const count of units) bySize.push(await change(count))
    const largest = bySize.at(-1)
    const asked = bySize.find(({ count }) => count === 1000) ?? largest
    check(asked !== undefined && largest !== undefined, 'no number of units is asked for')
    const ms = (value: number) => ({ value, unit: 'ms' })
    return {
      figures: {
        'one change p50': ms(median(asked.updates)),
        'one change p99': ms(quantile(asked.updates, 0.99)),
      },
      bound: { 'one change p50': ms(median(asked.turns.bound)) },
      ratio: { 'times as fast': ratioOf({ product: asked.turns.bound, bound: asked.turns.product }) },
      growth: {
        units: growthOf(
          'units',
          bySize.map(({ count, updates }) => [count, median(updates)]),
        ),
      },
      notes: [
        `${asked.count} units, half of them free, at as many places; ${field.count} cells and ${places.length} places; after each size the figures equal those worked out anew`,
        `the first time a unit stands at a place its drives to all cells are found, too; anew they are taken from what is kept`,
        `by units: ${bySize.map(({ count, updates, turns }) => `${count}: ${median(updates).toFixed(3)} ms (anew ${median(turns.bound).toFixed(1)})`).join(', ')}`,
      ],
    }
  },
})
