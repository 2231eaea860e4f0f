import type { RawLine } from '../line.ts'
import { chainOf, type Manifest, nameOf, readManifest, type Span } from './manifest.ts'
import { segmentLines } from './segment.ts'
import type { Storage } from './storage.ts'

/** Thrown where a file of the archive is not what its manifest says: nothing of it is used. */
export class ArchiveDamaged extends Error {}

/** The index of the segment that holds `seq`, or -1. Segments lie in order. */
function indexOf(chain: readonly Span[], seq: number): number {
  let [low, high] = [0, chain.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = chain[middle]
    if (!span) return -1
    if (seq < span.from) high = middle - 1
    else if (seq > span.to) low = middle + 1
    else return middle
  }
  return -1
}

/** A world's past, as it lies in its storage: whole segments, read by number. */
export function createArchive(storage: Storage) {
  let chain: readonly Span[] = []
  let names: ReadonlySet<string> = new Set()
  const manifests = new Map<string, Manifest>()

  /** Looks again at what lies there: this or another hub may have added to it. */
  async function refresh(): Promise<void> {
    // All names of segments begin so; what else lies there is not looked through.
    const listed = await storage.list('0')
    chain = chainOf(listed)
    names = new Set(listed)
  }

  const lastOf = (): number => chain.at(-1)?.to ?? 0

  async function manifestOf(span: Span): Promise<Manifest> {
    const name = nameOf(span)
    const known = manifests.get(name)
    if (known) return known
    const bytes = await storage.get(`${name}.json`)
    if (!bytes) throw new ArchiveDamaged(`${name}.json is gone`)
    const manifest = readManifest(bytes)
    manifests.set(name, manifest)
    return manifest
  }

  const linesIn = async (span: Span, after: number, limit: number): Promise<RawLine[]> =>
    segmentLines(await storage.file(`${nameOf(span)}.parquet`), after, limit)

  /** Lines after `after`, at most `limit`, oldest first; none where the archive does not reach so far. */
  async function read(after: number, limit: number): Promise<RawLine[]> {
    if (after >= lastOf()) await refresh()
    const lines: RawLine[] = []
    for (let i = indexOf(chain, after + 1); i >= 0 && lines.length < limit; i += 1) {
      const span = chain[i]
      if (!span) break
      const next = lines.at(-1)?.seq ?? after
      const found = await linesIn(span, next, limit - lines.length)
      if (found[0]?.seq !== next + 1) throw new ArchiveDamaged(`${nameOf(span)}: entry ${next + 1} is missing`)
      lines.push(...found)
    }
    return lines
  }

  return {
    storage,
    refresh,
    read,
    /** Number of the last archived entry; 0 for none. */
    async to(): Promise<number> {
      await refresh()
      return lastOf()
    },
    /** As `to`, as of the last look. */
    knownTo: lastOf,
    segments: (): readonly Span[] => chain,
    /** Whether a file lies there, as of the last look. */
    has: (name: string): boolean => names.has(name),
    manifestOf,
    /** The segment that holds this entry. */
    segmentOf: (seq: number): Span | undefined => chain[indexOf(chain, seq)],
    /** The last segment that begins at or before this city time, epoch ms. */
    async segmentAt(cityTime: number): Promise<Span | undefined> {
      let [low, high] = [0, chain.length]
      while (low < high) {
        const middle = (low + high) >> 1
        const span = chain[middle]
        if (span && (await manifestOf(span)).firstCity <= cityTime) low = middle + 1
        else high = middle
      }
      return chain[low - 1]
    },
  }
}

export type Archive = ReturnType<typeof createArchive>
