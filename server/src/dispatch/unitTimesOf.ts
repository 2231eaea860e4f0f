import type { City } from '@muster/shared/domain/city.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import type { InTurn } from '../journal/archive/turns.ts'
import { createUnitTimes, type UnitTimes } from './unitTimes.ts'

/** As long as a shift, and what came before it in the same status. */
const KEPT_MS = 36 * 3_600_000
/** Entries read in one go, and in all: a city that wrote more in that time is told from later on. */
const CHUNK = 1000
const MOST = 60_000

type Reading = {
  readonly readAfter: (
    after: number,
    limit: number,
  ) => Promise<readonly { readonly entry: Entry; readonly link: string }[]>
  /** True where it still has this entry (J5). */
  readonly holds: (read: { readonly seq: number; readonly link: string }) => Promise<boolean>
}

/** The entry after which those since a moment come: city time never goes back, so halves are left out. */
async function entryBefore({ readAfter }: Pick<Reading, 'readAfter'>, head: number, cityTime: number): Promise<number> {
  let [low, high] = [Math.max(0, head - MOST), head]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [line] = await readAfter(middle, 1)
    if (line && line.entry.cityTime < cityTime) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * What units of a world did in the past hours: read from its journal when it is first asked for, and from there on only what
 * is new. `since`: city time from which all is told.
 */
export function createUnitTimesOf({
  journal,
  live,
  past,
}: {
  journal: Reading
  /** Reading much waits with whatever else is asked of the past. */
  past: { readonly inTurn: InTurn }
  live: { readonly city: City; readonly cityNow: () => number; readonly head: () => { readonly seq: number } }
}) {
  let kept:
    | { readonly times: ReturnType<typeof createUnitTimes>; seq: number; link?: string; since: number }
    | undefined
  let reading: Promise<unknown> | undefined

  async function read(): Promise<void> {
    const behind = live.head().seq - (kept?.seq ?? 0)
    const { seq: readTo = 0, link } = kept ?? {}
    const isReplaced = link !== undefined && !(await journal.holds({ seq: readTo, link }))
    // A journal that was replaced is told from its own entries (J5); what is far behind is begun anew.
    if (isReplaced || behind < 0 || behind > MOST) kept = undefined
    if (!kept) {
      const from = live.cityNow() - KEPT_MS
      const seq = await entryBefore(journal, live.head().seq, from)
      const [first] = await journal.readAfter(seq, 1)
      const since = Math.max(from, first?.entry.cityTime ?? from)
      kept = { times: createUnitTimes({ city: live.city, keptMs: KEPT_MS, isWhole: seq === 0 }), seq, since }
    }
    const { head } = live
    while (kept.seq < head().seq) {
      const lines = await journal.readAfter(kept.seq, CHUNK)
      for (const { entry } of lines) kept.times.apply(entry)
      const last = lines.at(-1)
      if (last === undefined) return
      kept.seq = last.entry.seq
      kept.link = last.link
    }
  }

  /** `busy`: too much is asked of the past already. */
  return async (): Promise<{ readonly since: number; readonly units: readonly UnitTimes[] } | 'busy'> => {
    reading ??= past.inTurn(read).finally(() => {
      reading = undefined
    })
    if ((await reading) === 'busy') return 'busy'
    const now = live.cityNow()
    return { since: Math.max(kept?.since ?? now, now - KEPT_MS), units: kept?.times.at(now) ?? [] }
  }
}
