import type { City } from '@muster/shared/domain/city.ts'
import type { Entry } from '@muster/shared/kernel/entry.ts'
import { createUnitTimes, type UnitTimes } from './unitTimes.ts'

/** As long as a shift, and what came before it in the same status. */
const KEPT_MS = 36 * 3_600_000
/** Entries read in one go, and in all: a city that wrote more in that time is told from later on. */
const CHUNK = 1000
const MOST = 60_000

type Reading = {
  readonly readAfter: (after: number, limit: number) => Promise<readonly { readonly entry: Entry }[]>
}

/** The entry after which those since a moment come: city time never goes back, so halves are left out. */
async function entryBefore({ readAfter }: Reading, head: number, cityTime: number): Promise<number> {
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
}: {
  journal: Reading
  live: { readonly city: City; readonly cityNow: () => number; readonly head: () => { readonly seq: number } }
}) {
  let kept: { readonly times: ReturnType<typeof createUnitTimes>; seq: number; since: number } | undefined
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    // A journal that was replaced may be shorter than what was read of it (J5); what is far behind is begun anew.
    const behind = live.head().seq - (kept?.seq ?? 0)
    if (behind < 0 || behind > MOST) kept = undefined
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
      const last = lines.at(-1)?.entry.seq
      if (last === undefined) return
      kept.seq = last
    }
  }

  return async (): Promise<{ readonly since: number; readonly units: readonly UnitTimes[] }> => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    await reading
    const now = live.cityNow()
    return { since: Math.max(kept?.since ?? now, now - KEPT_MS), units: kept?.times.at(now) ?? [] }
  }
}
