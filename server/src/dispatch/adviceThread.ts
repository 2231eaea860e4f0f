import { Worker } from 'node:worker_threads'
import type { AskingIncident, Situation } from './situation.ts'
import type { Tuning } from './tuning.ts'

/** What is asked on a situation that is told in full. */
export type Asked =
  | { readonly ask: 'recommendations'; readonly situation: Situation; readonly incidents: readonly AskingIncident[] }
  | { readonly ask: 'moves'; readonly situation: Situation; readonly capabilities?: readonly string[] }
  | { readonly ask: 'coverage'; readonly situation: Situation; readonly capability: string; readonly seconds: number }

/** What goes to the thread: the question with the city's times, under a number of its own. */
export type AdviceAsk = { readonly id: number; readonly asked: Asked; readonly tuning: Partial<Tuning> }
/** `json`: the answer as it is sent on; `failed`: what the thread did not survive to say otherwise. */
export type AdviceAnswer = { readonly id: number; readonly json?: string; readonly failed?: string }

/** So many may wait for the thread; each may take seconds, and whoever comes later is told so. */
const MOST_WAITING = 16

/** Whom as many as a province sends at once: beyond that a question is cut into parts by whoever asks. */
export const MOST_PLACES = 1000
export const MOST_PAIRS = 500_000

/** How many units are asked for, and how many pairs of unit and incident have to be looked at. */
export function sizeOf(situation: Situation, incidents: readonly AskingIncident[]) {
  const places = incidents.reduce((sum, { needs }) => sum + needs.reduce((all, { count }) => all + count, 0), 0)
  return { places, pairs: situation.units.length * incidents.length }
}

/**
 * Advice on situations that are told in full, in a thread of its own: a question of a thousand units takes seconds, in which
 * the hub goes on. One after the other, on roads of the thread's own, so that neither a live closure changes an answer nor
 * an answer the live city. Started by the first question; one that dies is started again by the next.
 */
export function createAdviceThread({ city }: { city: string }) {
  type Waiting = { readonly resolve: (json: string) => void; readonly reject: (error: Error) => void }
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let asked = 0

  function start(): Worker {
    const started = new Worker(new URL('./adviceThread.worker.ts', import.meta.url), {
      workerData: { city },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
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
    /** The answer as JSON; undefined where too many wait already. Rejects where the thread failed. */
    ask(question: Asked, tuning: Partial<Tuning>): Promise<string> | undefined {
      if (waiting.size >= MOST_WAITING) return undefined
      worker ??= start()
      const message: AdviceAsk = { id: asked++, asked: question, tuning }
      worker.postMessage(message)
      return new Promise((resolve, reject) => waiting.set(message.id, { resolve, reject }))
    },
    end: () => worker?.terminate(),
  }
}

export type AdviceThread = ReturnType<typeof createAdviceThread>
