import { parentPort, workerData } from 'node:worker_threads'
import { isRefusal } from '@muster/shared/kernel/refusal.ts'
import { loadCity } from '../cities/loadCity.ts'
import type { AdviceAnswer, AdviceAsk } from './adviceThread.ts'
import { createAnswering } from './answering.ts'
import { groundOf } from './ground.ts'
import { loadRoadMap } from './roadMap.ts'

const pack = await loadCity(workerData.city)
if (isRefusal(pack)) throw new Error(`no city ${workerData.city}`)
const map = loadRoadMap(pack)
const answer = createAnswering({ map, ground: groundOf(pack, map.graph)() })

parentPort?.on('message', ({ id, ...asked }: AdviceAsk) => {
  let said: AdviceAnswer
  try {
    said = { id, json: JSON.stringify(answer(asked)) }
  } catch (error) {
    said = { id, failed: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(said)
})
