import { parentPort, workerData } from 'node:worker_threads'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { loadCity } from '../cities/loadCity.ts'
import type { AdviceAnswer, AdviceAsk, Asked } from './adviceThread.ts'
import { type Advisor, createAdvisor } from './advisor.ts'
import { createClosedStretches, together } from './closedStretches.ts'
import { groundOf } from './ground.ts'
import { createNetwork } from './network.ts'
import { loadRoadMap } from './roadMap.ts'

const pack = await loadCity(workerData.city)
if (isRefusal(pack)) throw new Error(`no city ${workerData.city}`)
const roads = loadRoadMap(pack)
const ground = groundOf(pack, roads.graph)()
const closedBy = createClosedStretches(roads.graph.roads)
const network = createNetwork(roads)

function answer(asked: Asked, advisor: Advisor): unknown {
  const { situation } = asked
  network.close(together((situation.closures ?? []).map((closure) => closedBy(closure))))
  if (asked.ask === 'recommendations') return { incidents: advisor.recommend(situation, asked.incidents) }
  if (asked.ask === 'moves') return { moves: advisor.moves(situation, asked.capabilities) }
  return advisor.coverage(situation, asked)
}

let made: { readonly by: string; readonly advisor: Advisor } | undefined
parentPort?.on('message', ({ id, asked, tuning }: AdviceAsk) => {
  const by = JSON.stringify(tuning)
  if (made?.by !== by) made = { by, advisor: createAdvisor({ network, ...ground, tuning }) }
  let said: AdviceAnswer
  try {
    said = { id, json: JSON.stringify(answer(asked, made.advisor)) }
  } catch (error) {
    said = { id, failed: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(said)
})
