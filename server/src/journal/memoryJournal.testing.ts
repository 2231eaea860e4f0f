import type { CityClock } from '@muster/shared/kernel/clock.ts'
import { cityTimeAt } from '@muster/shared/kernel/clock.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import type { Appended, Draft, Journal } from './journal.ts'
import { journalKeys } from './keys.ts'
import { type Line, lineFrom, linkOf, rawOf } from './line.ts'

/** What a Redis holds of one world's journal. `now`: its clock, epoch ms, which may jump. */
export type MemoryStore = {
  lines: Line[]
  versions: Map<string, number>
  known: Map<string, { seq: number; body: string }>
  numbers: Map<string, number>
  now: () => number
}

export const memoryStore = (now: () => number): MemoryStore => ({
  lines: [],
  versions: new Map(),
  known: new Map(),
  numbers: new Map(),
  now,
})

/** A copy as a backup would be: what is written afterwards to the one is not in the other. */
export const copyOf = ({ lines, versions, known, numbers, now }: MemoryStore): MemoryStore => ({
  lines: [...lines],
  versions: new Map(versions),
  known: new Map(known),
  numbers: new Map(numbers),
  now,
})

/**
 * A journal in this process's memory, for runs that must come out the same for the same seed: no socket, no disk, no clock
 * but the one given. It passes the contract that the journal in Redis passes; `store` is asked anew each time, so that it
 * can be exchanged for an older one.
 */
export function createMemoryJournal(store: () => MemoryStore): Journal {
  const headOf = (lines: readonly Line[]): Cursor => {
    const last = lines.at(-1)
    return { seq: last?.entry.seq ?? 0, link: last?.link ?? '' }
  }

  function appendOne({ expects, leaves = [], payload }: Draft, clock: CityClock): Appended {
    const { lines, versions, known, now } = store()
    const { key, body } = payload.command
    const first = known.get(key)
    if (first) return first.body === body ? { kind: 'known', seq: first.seq } : { kind: 'other' }
    for (const [name, seq] of expects) {
      const version = versions.get(name) ?? 0
      if (version !== seq) return { kind: 'conflict', name, seq: version }
    }
    const last = lines.at(-1)?.entry
    const { seq: before, link: former } = headOf(lines)
    const seq = before + 1
    const at = Math.max(now(), last?.at ?? 0)
    const city = Math.max(cityTimeAt(clock, at), last?.cityTime ?? 0)
    const text = JSON.stringify(payload)
    const unlinked = lineFrom({ seq, at, city, link: '', payload: text })
    const line = { ...unlinked, link: linkOf(former, unlinked) }
    lines.push(line)
    for (const name of expects.keys()) {
      if (leaves.includes(name)) versions.delete(name)
      else versions.set(name, seq)
    }
    known.set(key, { seq, body })
    return { kind: 'ok', line }
  }

  const readAfter = async (after: number, limit: number): Promise<Line[]> =>
    store()
      .lines.slice(after, after + limit)
      .map((line) => lineFrom(rawOf(line)))
  const lineAt = async (seq: number): Promise<Line | undefined> => (await readAfter(seq - 1, 1))[0]

  return {
    keys: journalKeys('memory', 'live'),
    append: async (drafts, clock) => drafts.map((draft) => appendOne(draft, clock)),
    firstOf: async (marks) =>
      marks.map(({ key, body }) => {
        const first = store().known.get(key)
        if (!first) return undefined
        return first.body === body ? { isSame: true, seq: first.seq } : { isSame: false }
      }),
    readAfter,
    lineAt,
    holds: async ({ seq, link }) => seq === 0 || (await lineAt(seq))?.link === link,
    top: async () => headOf(store().lines),
    async follow() {
      throw new Error('a seeded run carries the lines itself')
    },
    length: async () => store().lines.length,
    numbers: {
      hasAhead: () => true,
      next(day) {
        const { numbers } = store()
        const number = (numbers.get(day) ?? 0) + 1
        numbers.set(day, number)
        return `${day}-${number}`
      },
    },
  }
}
