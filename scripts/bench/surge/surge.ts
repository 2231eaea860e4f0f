import { loadCity } from '@muster/server/cities/loadCity.ts'
import type { AdvisedIncident } from '@muster/server/dispatch/advise.ts'
import { createAdvisor } from '@muster/server/dispatch/advisor.ts'
import { createCoverage } from '@muster/server/dispatch/coverage.ts'
import { createEstimates } from '@muster/server/dispatch/estimate.ts'
import { groundOf } from '@muster/server/dispatch/ground.ts'
import { createNetwork } from '@muster/server/dispatch/network.ts'
import { createReach } from '@muster/server/dispatch/reach.ts'
import { recommend } from '@muster/server/dispatch/recommend.ts'
import { loadRoadMap } from '@muster/server/dispatch/roadMap.ts'
import type { AskingIncident, Situation } from '@muster/server/dispatch/situation.ts'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { check, defineBenchmark } from '../benchmark.ts'
import { growthOf, median, quantile, ratioOf } from '../harness/statistics.ts'
import { msOf, takeTurns } from '../harness/turns.ts'
import { liveSurge } from './liveSurge.ts'
import { nearestFirst, type Sent } from './nearestFirst.ts'
import { surgeOf } from './surgeCity.ts'

const MOVED_FOR = 'medic'
const STANDARD_SEC = 480

const sentIn = (advised: readonly AdvisedIncident[]): readonly Sent[] =>
  advised.flatMap(({ id, units }) => units.map((one) => ({ call: id, unit: one.id, capability: one.capability })))

/** No unit goes twice or cannot do what it is sent for, and nothing is left unmet that a unit which stays could do. */
function checkSent({ units }: Situation, calls: readonly AskingIncident[], sent: readonly Sent[]): void {
  const goes = new Set(sent.map(({ unit }) => unit))
  check(goes.size === sent.length, `${sent.length - goes.size} units are sent twice`)
  const able = new Map(units.flatMap((unit) => (unit.status === 'busy' ? [] : [[unit.id, unit.capabilities] as const])))
  const unfit = sent.filter(({ unit, capability }) => !able.get(unit)?.includes(capability))
  check(unfit.length === 0, `${unfit.length} units are sent that cannot do it`)
  const staying = new Set([...able].flatMap(([id, capabilities]) => (goes.has(id) ? [] : capabilities)))
  for (const { id, needs } of calls)
    for (const { capability, count } of needs) {
      const given = sent.filter((one) => one.call === id && one.capability === capability).length
      check(given === count || !staying.has(capability), `${id} lacks a ${capability}, and one stays`)
    }
}

const countOf = (needs: readonly { readonly count: number }[]): number =>
  needs.reduce((sum, { count }) => sum + count, 0)

const withoutAny = (calls: readonly AskingIncident[], sent: readonly Sent[]): number =>
  calls.length - new Set(sent.map(({ call }) => call)).size

export const surge = defineBenchmark({
  name: 'surge',
  says: 'hundreds of calls open at once, all solved together, beside the nearest unit by a bucket-queue search, call after call',
  goal: 'one recommendation ≤ 20 ms p50, all together ≤ 1 s and no slower than the bound, a change of coverage ≤ 1 ms',
  sizes: { incidents: [125, 250, 500], units: [600] },
  async run(rounds, { incidents, units: [units = 600] }) {
    const pack = await loadCity('sf')
    check(!isRefusal(pack), 'the sample city cannot be read')
    const map = loadRoadMap(pack)
    const network = createNetwork(map)
    const ground = groundOf(pack, map.graph)()
    const advisor = createAdvisor({ network, ...ground })
    const bound = nearestFirst(map.graph)

    /** So many calls at once: all together in turns with the bound, and what is checked of both. */
    const together = async (count: number) => {
      const { situation, calls } = surgeOf(pack, map.graph, { incidents: count, units })
      let ours: readonly Sent[] = []
      let theirs: readonly Sent[] = []
      const turns = await takeTurns(
        rounds,
        () => msOf(async () => (ours = sentIn(advisor.recommend(situation, calls)))),
        () => msOf(async () => (theirs = bound(situation, calls))),
      )
      checkSent(situation, calls, ours)
      return { count, calls, situation, turns, alone: withoutAny(calls, ours), boundAlone: withoutAny(calls, theirs) }
    }

    await together(Math.min(...incidents))
    const bySize: Awaited<ReturnType<typeof together>>[] = []
    for (const count of incidents) bySize.push(await together(count))
    const most = bySize.at(-1)
    check(most !== undefined, 'no number of calls is asked for')
    const { situation, calls, turns } = most

    const cityNow = Date.parse(situation.time)
    const city = liveSurge(pack, situation, calls)
    const places = new Map(situation.units.map(({ id, point }) => [id, point?.coordinates]))
    const estimates = createEstimates({ network, city, positionOf: (id) => places.get(id), cityNow: () => cityNow })
    const one: number[] = []
    for (const { id, needs } of calls)
      one.push(
        await msOf(async () => {
          const { units: found, unmet } = recommend({
            city,
            incident: city.incident(id),
            estimates,
            advisor,
            cityNow,
          })
          const offered = found.filter(({ rank }) => rank !== null).length
          check(
            offered + countOf(unmet) === countOf(needs),
            `${id} is offered ${offered} units, and told too little why`,
          )
        }),
      )
    const moves: number[] = []
    for (let round = 0; round < 3 * rounds; round += 1)
      moves.push(await msOf(async () => advisor.moves(situation, [MOVED_FOR])))
    const parts = {
      network,
      reach: createReach(network, ground.field, ground.places),
      tuning: advisor.tuningOn(cityNow),
    }
    const coverage = createCoverage(parts, { capability: MOVED_FOR, seconds: STANDARD_SEC })
    const nodes = situation.units.map(({ point }) => (point ? map.graph.snap(...point.coordinates)?.node : undefined))
    for (const [at, node] of nodes.entries()) coverage.set(`${at}`, node)
    const changes: number[] = []
    for (const at of nodes.keys())
      for (const node of [undefined, nodes[at]])
        changes.push(
          await msOf(async () => {
            coverage.set(`${at}`, node)
            coverage.figures()
          }),
        )
    const ms = (value: number) => ({ value, unit: 'ms' })
    return {
      figures: {
        'all together': ms(median(turns.product)),
        'one recommendation p50': ms(median(one)),
        'one recommendation p99': ms(quantile(one, 0.99)),
        'moves p50': ms(median(moves)),
        'one change of coverage p50': ms(median(changes)),
        'one change of coverage p99': ms(quantile(changes, 0.99)),
        'calls without a unit': { value: most.alone, unit: '' },
      },
      bound: {
        'all together': ms(median(turns.bound)),
        'calls without a unit': { value: most.boundAlone, unit: '' },
      },
      ratio: { 'times as fast': ratioOf({ product: turns.bound, bound: turns.product }) },
      growth: {
        incidents: growthOf(
          'incidents',
          bySize.map(({ count, turns }) => [count, median(turns.product)]),
        ),
      },
      notes: [
        `${calls.length} calls open, ${units} units, three calls of four around five places; no unit is sent twice, and nothing is unmet that a unit which stays could do`,
        `one recommendation: what a console gets for each of the calls in a live city of all of them; moves for ${MOVED_FOR}; coverage as each unit goes and comes back`,
        `by calls: ${bySize.map(({ count, turns, alone, boundAlone }) => `${count}: ${median(turns.product).toFixed(0)} ms, ${alone} without a unit (bound ${median(turns.bound).toFixed(0)} ms, ${boundAlone})`).join('; ')}`,
      ],
    }
  },
})
