import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Snapshot } from '../snapshots.ts'
import type { Archive } from './archive.ts'
import { departedBytes } from './departedRows.ts'
import { type FoldThread, openFoldThread } from './foldThread.ts'
import { departedName, type Span, stateName } from './manifest.ts'

/** Lines handed to the thread in one go. */
const CHUNK = 500

/**
 * What goes beside each segment so that questions about the past cost one segment and not all of them: the state at its end
 * and the incidents that left in it. Made from the archive alone, so a fold of a new version makes them anew.
 */
export function createFolds({
  archive,
  scratch,
  origin = async () => undefined,
}: {
  archive: Archive
  scratch: string
  /** What a world that was forked began with, where no fold of this version is kept; undefined where it began with nothing. */
  origin?: () => Promise<Snapshot | undefined>
}) {
  const { version } = cityFold

  /** How many segments, from the first, have their fold. */
  function done(): number {
    const chain = archive.segments()
    for (let i = chain.length; i > 0; i -= 1) if (archive.has(stateName(chain[i - 1]?.to ?? 0, version))) return i
    return 0
  }

  async function stateAt(to: number): Promise<Buffer | undefined> {
    const kept = await archive.storage.get(stateName(to, version))
    return kept ?? (to === 0 ? (await origin())?.packed : undefined)
  }

  async function feed(thread: FoldThread, { from, to }: Span): Promise<void> {
    for (let after = from - 1; after < to; ) {
      const lines = await archive.read(after, Math.min(CHUNK, to - after))
      await thread.feed(lines)
      after = lines.at(-1)?.seq ?? to
    }
  }

  async function keep(thread: FoldThread, span: Span): Promise<void> {
    const { bytes, departed = [] } = await thread.pack()
    if (departed.length > 0)
      await archive.storage.putNew(departedName(span, version), await departedBytes(departed, scratch))
    // Last, because it says that the other is there.
    if (bytes) await archive.storage.putNew(stateName(span.to, version), bytes)
  }

  /** Makes what is missing, oldest first; answers up to which entry everything is there. */
  async function catchUp(): Promise<number> {
    const chain = archive.segments()
    const from = done()
    if (from === chain.length) return chain.at(-1)?.to ?? 0
    const thread = openFoldThread()
    try {
      const before = chain[from - 1]
      await thread.begin(await stateAt(before?.to ?? 0), { seq: Number.MAX_SAFE_INTEGER })
      for (const span of chain.slice(from)) {
        await feed(thread, span)
        await keep(thread, span)
      }
    } finally {
      await thread.end()
    }
    await archive.refresh()
    return chain.at(-1)?.to ?? 0
  }

  /** The newest state beside the archive that stands at or before `seq`. */
  async function newestBefore(seq: number): Promise<Snapshot | undefined> {
    const chain = archive.segments()
    for (let i = chain.length - 1; i >= 0; i -= 1) {
      const span = chain[i]
      if (!span || span.to > seq || !archive.has(stateName(span.to, version))) continue
      const packed = await stateAt(span.to)
      if (packed) return { seq: span.to, link: (await archive.manifestOf(span)).link, packed }
    }
    const base = await stateAt(0)
    return base && { seq: 0, link: '', packed: base }
  }

  return {
    /** Keeps the state with which a world begins before its first entry: that of a drill, which was forked. */
    async keepBase(packed: Buffer): Promise<void> {
      await archive.storage.putNew(stateName(0, version), packed)
    },
    catchUp,
    newestBefore,
    /** Up to which entry the incidents that left are found here, as of the last look. */
    knownTo: (): number => archive.segments()[done() - 1]?.to ?? 0,
    /** Files of the incidents that left, oldest first. */
    async departedFiles(): Promise<string[]> {
      // A hub that has just started may not have looked there yet.
      if (archive.segments().length === 0) await archive.refresh()
      const names = archive.segments().map((span) => departedName(span, version))
      return Promise.all(names.filter(archive.has).map((name) => archive.storage.file(name)))
    },
  }
}

export type Folds = ReturnType<typeof createFolds>
