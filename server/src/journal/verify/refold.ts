import { cityFold } from '@muster/shared/domain/fold.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import { createStateHash, HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import { lineFrom, type RawLine } from '../line.ts'

/** The class that sees everything: its hash is of the whole state. */
const ALL = 'personal'

/**
 * Folds a journal anew, as a hub does. `hashFrom`: from this entry on the state's hash is computed at every 1,000th, where
 * seals carry it (J12).
 */
export function createRefold({ hashFrom = 0 }: { hashFrom?: number } = {}) {
  const records = createRecords()
  const hash = createStateHash({ records })
  const states = new Map<number, string>()
  const versions = new Map<string, number>()
  let unread = 0

  function takeOne(raw: RawLine): void {
    const { entry } = lineFrom(raw)
    const { touched, faults } = cityFold.apply(records, entry)
    unread += faults.length
    for (const name of touched) versions.set(name, entry.seq)
    if (entry.seq < hashFrom) return
    hash.touch(touched)
    if (entry.seq % HASH_EVERY === 0) states.set(entry.seq, hash.of(ALL))
  }

  return {
    take(lines: readonly RawLine[]): void {
      for (const line of lines) takeOne(line)
    },
    records,
    /** State hashes by entry. */
    states: (): ReadonlyMap<number, string> => states,
    /** The entry that last touched each thing. */
    versions: (): ReadonlyMap<string, number> => versions,
    /** Events that this fold cannot read: listed faults of the record, no fault of the journal (J12). */
    unread: (): number => unread,
  }
}

export type Refold = ReturnType<typeof createRefold>
