import { join } from 'node:path'
import { type Archive, createArchive } from '@muster/server/journal/archive/archive.ts'
import { folderStorage } from '@muster/server/journal/archive/storage.ts'
import { writeSegment } from '@muster/server/journal/archive/writeSegment.ts'
import type { Appended, Draft } from '@muster/server/journal/journal.ts'
import { lineFrom, type RawLine } from '@muster/server/journal/line.ts'
import { createChain } from '@muster/server/journal/verify/chain.testing.ts'
import { createCityLife } from './cityLife.ts'

const SEGMENT = 10_000
/** Entries between two seals. */
export const SEALED = 500
/** Entries made in one go. */
const STEP = 1000

/** A city's past as a hub leaves it: whole segments in an archive, the lines behind them, all sealed. */
export type SealedPast = {
  readonly archive: Archive
  readonly tail: readonly RawLine[]
  readonly head: { readonly seq: number; readonly link: string; readonly at: number }
}

/**
 * Makes the past of a city in `folder`, `entries` long, without a Redis: its links and seals are made as a hub makes them,
 * which takes seconds for a million where living through it would take hours. The newest entry is of now.
 */
export async function makeSealedPast(folder: string, scratch: string, entries: number): Promise<SealedPast> {
  const stepMs = 1000
  const chain = createChain({ at: Date.now() - entries * stepMs, stepMs })
  const archive = createArchive(folderStorage(folder))
  let rest: RawLine[] = [chain.join()]
  let before = ''

  const append = async (drafts: readonly Draft[]): Promise<Appended[]> =>
    drafts.map(({ payload }) => {
      const line = chain.add(payload)
      rest.push(line)
      if (chain.open() >= SEALED) rest.push(chain.seal())
      return { kind: 'ok', line: lineFrom(line) }
    })
  const life = createCityLife({ append })

  while (chain.head().seq < entries - 1) {
    await life.goOn(Math.min(STEP, entries - 1 - chain.head().seq))
    for (; rest.length >= SEGMENT; rest = rest.slice(SEGMENT)) {
      const lines = rest.slice(0, SEGMENT)
      await writeSegment({ archive, lines, before, scratch })
      before = lines.at(-1)?.link ?? ''
    }
  }
  rest.push(chain.seal())
  await archive.refresh()
  return { archive, tail: rest, head: chain.head() }
}

/** Where a past's archive lies within a folder of the run. */
export const pastFolder = (folder: string, entries: number): string => join(folder, `past-${entries}`)
