import { parentPort } from 'node:worker_threads'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { createFolded } from '../folded.ts'
import { lineFrom, type RawLine } from '../line.ts'
import { packSnapshot, unpackSnapshot } from '../snapshotText.ts'
import { departedRow } from './departedRows.ts'
import type { FoldAnswer, FoldAsk, Until } from './foldThread.ts'

const folded = createFolded()
let until: Until = { seq: 0 }
let isDone = false

function feed(lines: readonly RawLine[]): void {
  for (const raw of lines) {
    isDone = 'seq' in until ? raw.seq > until.seq : raw.city > until.cityTime
    if (isDone) return
    folded.apply(lineFrom(raw))
  }
  isDone = 'seq' in until && folded.head().seq >= until.seq
}

async function answer(asked: FoldAsk): Promise<FoldAnswer> {
  const said = (): FoldAnswer => ({ seq: folded.head().seq, isDone })
  if (asked.ask === 'begin') {
    until = asked.until
    folded.begin({ seq: 0, link: '' })
    if (asked.packed) await unpackSnapshot(asked.packed, folded)
    isDone = 'seq' in until && folded.head().seq >= until.seq
    return said()
  }
  if (asked.ask === 'feed') {
    feed(asked.lines)
    return said()
  }
  if (asked.ask === 'state') {
    const state = cityRedaction.state(asked.sees, folded.records.plain())
    return { ...said(), bytes: new TextEncoder().encode(JSON.stringify({ seq: folded.head().seq, state })) }
  }
  const departed = Array.from(folded.departed(), departedRow)
  folded.forgetDeparted(folded.head().seq)
  const bytes = await packSnapshot({ ...folded.head(), fold: cityFold.version }, folded.rows())
  return { ...said(), bytes: new Uint8Array(bytes), departed }
}

parentPort?.on('message', (asked: FoldAsk) => {
  answer(asked).then(
    (answered) => parentPort?.postMessage(answered),
    (error: unknown) => {
      // Ends the thread; who waits is told.
      setImmediate(() => {
        throw error
      })
    },
  )
})
