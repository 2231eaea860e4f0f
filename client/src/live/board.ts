import { type City, cityOf } from '@muster/shared/domain/city.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Cursor, Entry } from '@muster/shared/kernel/entry.ts'
import { createRecords, type Fault, type Records } from '@muster/shared/kernel/state.ts'
import { createStateHash } from '@muster/shared/kernel/stateHash.ts'
import type { EventBatch, Snapshot } from '@muster/shared/wire/messages.ts'
import { createHistoryShelf, type HistoryShelf } from './historyShelf.ts'

/**
 * What became of a batch: folded; `known`: all of it was already here; `hole`: something before it is missing; `differs`:
 * it is here, and this console holds something else than the hub does (J12).
 */
export type Taken = 'folded' | 'known' | 'hole' | 'differs'

/** The city as this console holds it: the hub's own fold over the entries that arrived, in order and without a gap. */
export type Board = {
  readonly city: City
  /** The same as it lies here, to be read. */
  readonly records: Pick<Records, 'get' | 'all'>
  readonly histories: HistoryShelf
  /** Where this console stands, or null before the first snapshot. */
  readonly cursor: () => Cursor | null
  /** Raised by every change, so that readers know whether to look again. */
  readonly version: () => number
  /** Entries that the fold could not read (J12), oldest first. */
  readonly faults: () => readonly Fault[]
  /** The hash of what is held here, to be compared with the hub's. */
  readonly hash: () => string
  readonly load: (snapshot: Snapshot) => void
  readonly take: (batch: EventBatch) => Taken
}

/** Told of what the board took, before anybody who reads it. */
type Told = { readonly entryFolded?: (entry: Entry) => void; readonly snapshotLoaded?: () => void }

/** Makes an empty board. */
export function createBoard({ entryFolded, snapshotLoaded }: Told = {}): Board {
  const records = createRecords()
  const histories = createHistoryShelf()
  const faults: Fault[] = []
  // What the hub sends is cut to this reader's class already: all that is here counts.
  const hash = createStateHash({ records })
  const hashNow = () => hash.of('personal')
  let cursor: Cursor | null = null
  let version = 0
  return {
    city: cityOf(records),
    records,
    histories,
    cursor: () => cursor,
    version: () => version,
    faults: () => faults,
    hash: hashNow,
    load({ seq, link, state }) {
      records.load(state)
      hash.forget()
      cursor = { seq, link }
      version += 1
      snapshotLoaded?.()
    },
    take({ from, to, link, entries, hash: told }) {
      if (cursor === null) return 'hole'
      const { seq } = cursor
      const isSame = () => {
        const held = told === undefined ? undefined : hash.soon('personal')
        return held === undefined || held === told
      }
      if (to <= seq) return to < seq || isSame() ? 'known' : 'differs'
      if (from > seq + 1) return 'hole'
      for (const entry of entries) {
        if (entry.seq <= seq) continue
        const folded = cityFold.apply(records, entry, histories)
        faults.push(...folded.faults)
        hash.touch(folded.touched)
        entryFolded?.(entry)
      }
      cursor = { seq: to, link }
      version += 1
      return isSame() ? 'folded' : 'differs'
    },
  }
}
