import type { Visibility } from '@muster/shared/access/visibility.ts'
import { cityRedaction } from '@muster/shared/domain/cityRedaction.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import { HASH_EVERY } from '@muster/shared/kernel/stateHash.ts'
import type { Detail, EventBatch, Open, Resume, Snapshot } from '@muster/shared/wire/messages.ts'
import type { Line } from '../journal/line.ts'
import type { LiveState } from '../journal/liveState.ts'

/** What of the live state is looked at here. */
export type Seen = Pick<LiveState, 'head' | 'linesAfter' | 'records' | 'historyOf' | 'hashSoon'>

/** These lines as a class sees them: one message, encoded once for all of that class. Undefined for no lines. */
export function batchFor(mine: Visibility, lines: readonly Line[], hash?: string): EventBatch | undefined {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return undefined
  const entries = lines.flatMap(({ entry }) => cityRedaction.entry(mine, entry) ?? [])
  const range = { from: first.entry.seq, to: last.entry.seq, link: last.link, entries }
  return hash === undefined ? range : { ...range, hash }
}

/** Lines that were folded a moment ago, with the state's hash where they end at a number at which all compare (J12). */
export function freshFor(mine: Visibility, live: Seen, lines: readonly Line[]): EventBatch | undefined {
  const { seq } = live.head()
  const isCompared = seq % HASH_EVERY === 0 && lines.at(-1)?.entry.seq === seq
  return batchFor(mine, lines, isCompared ? live.hashSoon(mine) : undefined)
}

/** The whole board as a class sees it. */
export const snapshotFor = (mine: Visibility, live: Seen): Snapshot => ({
  ...live.head(),
  state: cityRedaction.state(mine, live.records.plain()),
})

/** A thing's history as a class sees it: empty for what it may not see, as for what there is not. */
export const detailFor = (
  mine: Visibility,
  live: Seen,
  { aggregate, id }: Open,
  history = live.historyOf(aggregate, id),
): Detail => ({ aggregate, id, seq: live.head().seq, history: cityRedaction.history(mine, history) })

/** What a client gets that says where it stands: what it missed, everything, or that its page is of another fold. */
export type CatchUp =
  | { readonly kind: 'reload'; readonly fold: number }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'events'; readonly batch: EventBatch }

/** Answers a `resume`. */
export function catchUpFor(mine: Visibility, live: Seen, { after, fold }: Pick<Resume, 'after' | 'fold'>): CatchUp {
  if (fold !== cityFold.version) return { kind: 'reload', fold: cityFold.version }
  const missed = after ? live.linesAfter(after) : undefined
  if (!missed) return { kind: 'snapshot', snapshot: snapshotFor(mine, live) }
  const hash = live.hashSoon(mine)
  const { seq, link } = live.head()
  // Who has missed nothing is told so, and can compare.
  const none = { from: seq + 1, to: seq, link, entries: [], ...(hash !== undefined && { hash }) }
  return { kind: 'events', batch: batchFor(mine, missed, hash) ?? none }
}
