import type { Cursor } from '@muster/shared/kernel/entry.ts'
import type { Journal } from '../journal.ts'
import { type Line, lineFrom } from '../line.ts'
import type { Archive } from './archive.ts'

/**
 * The journal with its past: what the stream no longer holds is read from the archive, so that nobody who reads by number
 * can tell where an entry lies.
 */
export function withArchive(journal: Journal, archive: Archive): Journal {
  async function readAfter(after: number, limit: number): Promise<Line[]> {
    const lines = await journal.readAfter(after, limit)
    const first = lines[0]?.entry.seq ?? 0
    // The stream keeps at least its top, so nothing found means that nothing follows.
    if (first <= after + 1) return lines
    // It is trimmed only to what is archived (J7): the gap before what it holds is filled from there.
    return (await archive.read(after, Math.min(limit, first - after - 1))).map(lineFrom)
  }

  async function lineAt(seq: number): Promise<Line | undefined> {
    if (seq < 1) return undefined
    const line = await journal.lineAt(seq)
    return line ?? (await readAfter(seq - 1, 1)).find(({ entry }) => entry.seq === seq)
  }

  const holds = async ({ seq, link }: Cursor): Promise<boolean> => seq === 0 || (await lineAt(seq))?.link === link

  return { ...journal, readAfter, lineAt, holds }
}
