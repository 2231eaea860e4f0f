import type { Visibility } from '@muster/shared/access/visibility.ts'
import type { Journal } from '../journal.ts'
import { rawOf } from '../line.ts'
import type { Archive } from './archive.ts'
import type { Folds } from './folds.ts'
import { openFoldThread, type Until } from './foldThread.ts'
import { createTurns } from './turns.ts'

/** Lines handed to the thread in one go. */
const CHUNK = 500

/** A past state: JSON of `{seq, state}`. `early`: there was nothing yet. `busy`: too many such questions wait already. */
export type PastState = { readonly seq: number; readonly json: Uint8Array } | 'early' | 'busy'

/** Finds what the city was at any moment: the state beside the archive before it, and the entries from there. */
export function createPastStates({ archive, folds, journal }: { archive: Archive; folds: Folds; journal: Journal }) {
  // Each holds a state of its own.
  const inTurn = createTurns()

  /** The entry before which nothing that counts can have happened after the moment. */
  async function lastBefore(until: Until): Promise<number> {
    if ('seq' in until) return until.seq
    const span = await archive.segmentAt(until.cityTime)
    return span ? span.from - 1 : 0
  }

  async function find(until: Until, sees: Visibility): Promise<PastState> {
    await archive.refresh()
    const start = await folds.newestBefore(await lastBefore(until))
    const thread = openFoldThread()
    try {
      let { seq, isDone } = await thread.begin(start?.packed, until)
      while (!isDone) {
        const lines = await journal.readAfter(seq, CHUNK)
        if (lines.length === 0) break
        const told = await thread.feed(lines.map(rawOf))
        seq = told.seq
        isDone = told.isDone
      }
      if (seq === 0) return 'early'
      const { bytes } = await thread.state(sees)
      return bytes ? { seq, json: bytes } : 'early'
    } finally {
      await thread.end()
    }
  }

  return {
    /** The state as a class sees it, as of an entry or of a city time. */
    at: (until: Until, sees: Visibility): Promise<PastState> => inTurn(() => find(until, sees)),
  }
}

export type PastStates = ReturnType<typeof createPastStates>
