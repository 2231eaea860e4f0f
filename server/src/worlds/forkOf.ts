import { cityFold } from '@muster/shared/domain/fold.ts'
import { WORLD_ID, world } from '@muster/shared/domain/world/world.ts'
import type { PlainState } from '@muster/shared/kernel/state.ts'
import type { Past } from '../journal/archive/past.ts'
import { type FoldedRow, forkRows } from '../journal/folded.ts'
import type { Journal } from '../journal/journal.ts'
import type { Snapshot } from '../journal/snapshots.ts'
import { packSnapshot } from '../journal/snapshotText.ts'

const START = { seq: 0, link: '' }

/** A world's beginning out of rows of another: its journal starts behind it, at entry 1. */
export const packFork = async (rows: Iterable<FoldedRow>): Promise<Snapshot> => ({
  ...START,
  packed: await packSnapshot({ ...START, fold: cityFold.version }, forkRows(rows)),
})

/** The entry of the live world at which this journal's header says that it was forked; undefined where it was not. */
async function forkedAt(journal: Journal): Promise<number | undefined> {
  const header = (await journal.lineAt(1))?.entry.events.find(
    (event) => world.is.opened(event) && event.id === WORLD_ID,
  )
  const from = header?.data.forkedFrom
  return typeof from === 'object' && from !== null && 'seq' in from ? Number(from.seq) : undefined
}

function* rowsOf(state: PlainState): Generator<FoldedRow> {
  for (const [aggregate, byId] of Object.entries(state))
    for (const [id, record] of Object.entries(byId)) yield ['record', aggregate, id, record]
}

/**
 * What a forked world began with, found again from the live world's past: where the snapshot of its beginning was made by
 * another version of the fold.
 */
export async function forkAgain(journal: Journal, livePast: Past): Promise<Snapshot | undefined> {
  const seq = await forkedAt(journal)
  const found = seq === undefined ? 'early' : await livePast.states.at({ seq }, 'personal')
  if (typeof found === 'string') return undefined
  const { state }: { state: PlainState } = JSON.parse(Buffer.from(found.json).toString('utf8'))
  return packFork(rowsOf(state))
}
