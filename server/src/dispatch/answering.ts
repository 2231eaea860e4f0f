import { answerNow } from './adviceNow.ts'
import type { AdviceAsk } from './adviceThread.ts'
import { type Advisor, createAdvisor } from './advisor.ts'
import { createClosedStretches, together } from './closedStretches.ts'
import { type ClosedStretch, flooded } from './closings.ts'
import type { Ground } from './ground.ts'
import { createNetwork } from './network.ts'
import { withReasonsTold } from './reasonsTold.ts'
import type { RoadMap } from './roadMap.ts'
import type { Tuning } from './tuning.ts'

/** Answers questions one after the other, each on the roads that it goes by. Pure but for what it keeps to be quick. */
export function createAnswering({ map, ground }: { readonly map: RoadMap; readonly ground: Ground }) {
  const closedBy = createClosedStretches(map.graph.roads)

  /** The city's roads, with advice that stands as long as the city's times are the same. */
  function createRoads() {
    const network = createNetwork(map)
    let made: { readonly by: string; readonly advisor: Advisor } | undefined
    return (closed: readonly ClosedStretch[], tuning: Partial<Tuning>): Advisor => {
      network.close(closed)
      const by = JSON.stringify(tuning)
      if (made?.by !== by) made = { by, advisor: createAdvisor({ network, ...ground, tuning }) }
      return made.advisor
    }
  }
  const asTold = createRoads()
  // Roads of their own for what is thought: else each what-if would close and open those that are.
  let asThought: ReturnType<typeof createRoads> | undefined
  let inForce: readonly ClosedStretch[] = []

  return ({ asked, tuning, roads = inForce }: Pick<AdviceAsk, 'asked' | 'tuning' | 'roads'>): unknown => {
    inForce = roads
    if (asked.ask === 'plan') return asTold(inForce, tuning).plan(asked.plan)
    if (!('seq' in asked)) {
      const { situation } = asked
      const { closures = [], floods = [] } = situation
      const shut = closures.map((one) => closedBy(one))
      const advisor = asTold(together([...shut, ...floods.map((one) => flooded(closedBy(one)))]), tuning)
      if (asked.ask === 'recommendations')
        return { incidents: withReasonsTold(advisor.recommend(situation, asked.incidents)) }
      if (asked.ask === 'moves') return { moves: advisor.moves(situation, asked.capabilities) }
      return advisor.coverage(situation, asked)
    }
    if (asked.closed.length === 0) return answerNow(asked, asTold(inForce, tuning))
    asThought ??= createRoads()
    const thought = asked.closed.map((coordinates) => closedBy({ type: 'LineString', coordinates }))
    return answerNow(asked, asThought(together([inForce, ...thought]), tuning))
  }
}
