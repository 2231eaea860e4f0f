import { Worker } from 'node:worker_threads'
import type { Visibility } from '@muster/shared/access/visibility.ts'
import type { RawLine } from '../line.ts'
import type { DepartedRow } from './departedRows.ts'

/** How far to fold: to an entry, or to the last entry at or before a city time, epoch ms. */
export type Until = { readonly seq: number } | { readonly cityTime: number }

/** What the thread is asked, one after the other. */
export type FoldAsk =
  | { readonly ask: 'begin'; readonly packed: Uint8Array | undefined; readonly until: Until }
  | { readonly ask: 'feed'; readonly lines: readonly RawLine[] }
  | { readonly ask: 'state'; readonly sees: Visibility }
  | { readonly ask: 'pack' }

/** `isDone`: it has come as far as was asked, whatever follows. */
export type FoldAnswer = {
  readonly seq: number
  readonly isDone: boolean
  readonly bytes?: Uint8Array
  readonly departed?: readonly DepartedRow[]
}

/**
 * A fold in a thread of its own: what was, or what goes beside a segment, is found out without holding up the hub. It
 * holds one state at a time and is given its lines; `end` it when done.
 */
export function openFoldThread() {
  const worker = new Worker(new URL('./foldThread.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  })
  let settle: { resolve: (answer: FoldAnswer) => void; reject: (error: Error) => void } | undefined
  worker.on('message', (answer: FoldAnswer) => settle?.resolve(answer))
  worker.on('error', (error: Error) => settle?.reject(error))
  worker.on('exit', () => settle?.reject(new Error('the fold thread has ended')))
  worker.unref()

  const ask = (asked: FoldAsk): Promise<FoldAnswer> =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject }
      worker.postMessage(asked)
    })

  return {
    begin: (packed: Uint8Array | undefined, until: Until) => ask({ ask: 'begin', packed, until }),
    feed: (lines: readonly RawLine[]) => ask({ ask: 'feed', lines }),
    /** JSON of `{seq, state}` as a class sees it. */
    state: (sees: Visibility) => ask({ ask: 'state', sees }),
    /** A packed snapshot, and the incidents that left since the last one. */
    pack: () => ask({ ask: 'pack' }),
    end: () => worker.terminate(),
  }
}

export type FoldThread = ReturnType<typeof openFoldThread>
