import { createStateHash, HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import { createFolded } from '../folded.ts'
import type { Payload, RawLine } from '../line.ts'

/** The class that sees everything: its hash is of the whole state. */
const ALL = 'personal'

/**
 * Folds a journal anew, as a hub does. `hashFrom`: from this entry on the state's hash is computed at every 1,000th, where
 * seals carry it (J12). `departedFrom`: incidents that left before this entry are not kept; by default none is, since a
 * long past holds more than memory. `asked` hears what each command's key was (J2), so that nobody reads the lines a second time.
 */
export function createRefold({
  hashFrom = 0,
  departedFrom = Number.POSITIVE_INFINITY,
  asked = () => undefined,
}: {
  hashFrom?: number
  departedFrom?: number
  asked?: (line: RawLine, command: Payload['command'], touched: readonly string[]) => void
} = {}) {
  const folded = createFolded()
  const hash = createStateHash({ records: folded.records })
  const states = new Map<number, string>()
  let unread = 0

  function takeOne(line: RawLine): void {
    const { actor, command, events }: Payload = JSON.parse(line.payload)
    const { seq, at, city, link, payload } = line
    const entry = { seq, at, cityTime: city, actor, command: command.name, events }
    const { touched, faults } = folded.apply({ entry, link, payload })
    unread += faults.length
    asked(line, command, touched)
    if (seq < hashFrom) return
    hash.touch(touched)
    if (seq % HASH_EVERY === 0) states.set(seq, hash.of(ALL))
  }

  return {
    take(lines: readonly RawLine[]): void {
      for (const line of lines) takeOne(line)
      folded.forgetDeparted(departedFrom - 1)
    },
    folded,
    /** State hashes by entry. */
    states: (): ReadonlyMap<number, string> => states,
    /** Events that this fold cannot read: listed faults of the record, no fault of the journal (J12). */
    unread: (): number => unread,
  }
}

export type Refold = ReturnType<typeof createRefold>
