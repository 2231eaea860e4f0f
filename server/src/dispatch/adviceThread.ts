import { Worker } from 'node:worker_threads'
import type { AskedNow } from './adviceNow.ts'
import type { ClosedStretch } from './closings.ts'
import type { PlanAsked } from './plan/plan.ts'
import type { AskingIncident, Situation } from './situation.ts'
import type { Tuning } from './tuning.ts'

/** What is asked on a situation that is told in full, or of the live city. */
export type Asked =
  | AskedNow
  | { readonly ask: 'recommendations'; readonly situation: Situation; readonly incidents: readonly AskingIncident[] }
  | { readonly ask: 'moves'; readonly situation: Situation; readonly capabilities?: readonly string[] }
  | { readonly ask: 'coverage'; readonly situation: Situation; readonly capability: string; readonly seconds: number }
  | { readonly ask: 'plan'; readonly plan: PlanAsked }

/** What goes to the thread: the question with the city's times and closed roads, under a number of its own. */
export type AdviceAsk = {
  readonly id: number
  readonly asked: Asked
  readonly tuning: Partial<Tuning>
  /** What is closed in the live city; absent where that is what was last told. */
  readonly roads?: readonly ClosedStretch[]
}
/** `json`: the answer as it is sent on; `failed`: what the thread did not survive to say otherwise. */
export type AdviceAnswer = { readonly id: number; readonly json?: string; readonly failed?: string }

/** How many may wait for the thread, and how many of one caller; whoever comes later is told so. */
type Queue = { readonly most: number; readonly ofOne: number }
/** Each may take seconds. */
export const TOLD_QUEUE: Queue = { most: 16, ofOne: 16 }
/** Each takes milliseconds, new what-ifs tens of them: who asks for ever new ones keeps no place from others. */
export const NOW_QUEUE: Queue = { most: 48, ofOne: 16 }

/** Whom as many as a province sends at once: beyond that a question is cut into parts by whoever asks. */
export const MOST_PLACES = 1000
export const MOST_PAIRS = 500_000

/** How many units are asked for, and how many pairs of unit and incident have to be looked at. */
export function sizeOf(situation: Situation, incidents: readonly AskingIncident[]) {
  const places = incidents.reduce((sum, { needs }) => sum + needs.reduce((all, { count }) => all + count, 0), 0)
  return { places, pairs: situation.units.length * incidents.length }
}

/**
 * Advice in a thread of its own: a question of a thousand units takes seconds, in which the hub goes on. One after the other,
 * on roads of the thread's own, so that neither a live closure changes an answer on a situation that is told in full nor an
 * answer the live city. Started by the first question; one that dies is started again by the next.
 */
export function createAdviceThread({ city, most, ofOne }: { readonly city: string } & Queue) {
  type Waiting = {
    readonly by: string
    readonly resolve: (json: string) => void
    readonly reject: (error: Error) => void
  }
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let asked = 0
  /** The closed roads that the thread knows of. */
  let toldRoads: readonly ClosedStretch[] = []

  function start(): Worker {
    const started = new Worker(new URL('./adviceThread.worker.ts', import.meta.url), {
      workerData: { city },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    toldRoads = []
    const ended = (error: Error): void => {
      if (worker !== started) return
      worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    started.on('message', ({ id, json, failed }: AdviceAnswer) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (json === undefined) one?.reject(new Error(failed))
      else one?.resolve(json)
    })
    started.on('error', ended)
    started.on('exit', () => ended(new Error('the advice thread has ended')))
    started.unref()
    return started
  }

  return {
    /**
     * The answer as JSON; undefined where too many wait already, of all or of this caller. Rejects where the thread failed.
     * `roads`: what is closed in the live city, the same array as long as that is the same.
     */
    ask(
      question: Asked,
      { tuning, by, roads = toldRoads }: Pick<AdviceAsk, 'tuning' | 'roads'> & { readonly by: string },
    ): Promise<string> | undefined {
      if (waiting.size >= most) return undefined
      if ([...waiting.values()].filter((one) => one.by === by).length >= ofOne) return undefined
      worker ??= start()
      const message: AdviceAsk = { id: asked++, asked: question, tuning, ...(roads !== toldRoads && { roads }) }
      toldRoads = roads
      worker.postMessage(message)
      return new Promise((resolve, reject) => waiting.set(message.id, { by, resolve, reject }))
    },
    end: () => worker?.terminate(),
  }
}

export type AdviceThread = ReturnType<typeof createAdviceThread>
