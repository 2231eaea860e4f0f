import type { Entry } from '@muster/shared/kernel/entry.ts'
import type { PlainState } from '@muster/shared/kernel/state.ts'
import { createBoard } from '../../live/board.ts'
import type { Moment } from './moment.ts'

/** The city after entry `seq`, as the hub tells it. */
export type Base = { readonly seq: number; readonly state: PlainState }

/**
 * A stretch of the journal on this machine: the city at its beginning and the entries after it, to be wound on and back. What
 * the reader's class does not see is not in it; `to` says up to which entry it is whole all the same.
 */
export type Reel = {
  readonly board: ReturnType<typeof createBoard>
  /** Begins anew. `from`: the time that was asked for, which may be later than that of the last entry. */
  readonly load: (base: Base, from?: number) => void
  /** Takes what comes next, whole up to entry `to`; `until`: the end of the journal was reached at that time. */
  readonly add: (entries: readonly Entry[], to: number, until?: number) => void
  /** The last entry up to which it is whole. */
  readonly to: () => number
  /** What happens at this time, and not only before it, is known up to here, city time. */
  readonly until: () => number
  readonly covers: (moment: Moment) => boolean
  /** Winds to a moment that it covers; true where another city is seen than before. */
  readonly wind: (moment: Moment) => boolean
  /** Time of the last thing that happened before or at what is shown; undefined where that lies before the beginning. */
  readonly time: () => number | undefined
  /** The first entry after what is shown. */
  readonly next: () => Entry | undefined
  /** The entry to which one step back leads from what is shown at this time; undefined where it lies before the beginning. */
  readonly previous: (cityTime: number) => Entry | undefined
}

/**
 * The entry to which one step back leads from a city as of entry `seq` at that time: that entry itself where time has gone on
 * since, else the one before it.
 */
export const stepBack = (entries: readonly Entry[], seq: number, cityTime: number): Entry | undefined =>
  entries.findLast((entry) => entry.seq < seq || (entry.seq === seq && entry.cityTime < cityTime))

const EMPTY: Base = { seq: 0, state: {} }

/** Makes an empty reel. */
export function createReel(): Reel {
  const board = createBoard()
  let base = EMPTY
  let start = Number.POSITIVE_INFINITY
  let entries: readonly Entry[] = []
  let to = 0
  let end: number | undefined

  const seq = () => board.cursor()?.seq ?? 0
  const until = () => end ?? (entries.at(-1)?.cityTime ?? start) - 1
  const begin = () => Math.min(start, entries[0]?.cityTime ?? Number.POSITIVE_INFINITY)
  const lastAt = (cityTime: number) => entries.findLast((entry) => entry.cityTime <= cityTime)
  const rewind = () => board.load({ ...base, link: '' })

  return {
    board,
    load(next, from = Number.POSITIVE_INFINITY) {
      base = next
      start = from
      entries = []
      to = next.seq
      end = undefined
      rewind()
    },
    add(more, upTo, reachedAt) {
      entries = [...entries, ...more.filter((entry) => entry.seq > to)]
      to = Math.max(to, upTo)
      end = reachedAt
    },
    to: () => to,
    until,
    covers: (moment) =>
      'seq' in moment
        ? moment.seq >= base.seq && moment.seq <= to && base.seq > 0
        : moment.cityTime >= begin() && moment.cityTime <= until(),
    wind(moment) {
      const target = 'seq' in moment ? moment.seq : (lastAt(moment.cityTime)?.seq ?? base.seq)
      const from = seq()
      if (target === from) return false
      if (target < from) rewind()
      const missing = entries.filter((entry) => entry.seq > seq() && entry.seq <= target)
      board.take({ from: seq() + 1, to: target, link: '', entries: missing })
      return true
    },
    time: () =>
      entries.findLast((entry) => entry.seq <= seq())?.cityTime ?? (Number.isFinite(start) ? start : undefined),
    next: () => entries.find((entry) => entry.seq > seq()),
    previous: (cityTime) => stepBack(entries, seq(), cityTime),
  }
}
