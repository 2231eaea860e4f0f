import { readFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type RawLine, rawLinkOf } from '../line.ts'
import type { Archive } from './archive.ts'
import { type Manifest, manifestText, nameOf, type Span } from './manifest.ts'
import { segmentBytes, segmentLines } from './segment.ts'
import { sha256 } from './storage.ts'

/** Lines compared in one go. */
const AT_ONCE = 1000

/** Thrown where lines do not continue the archive, or what was written is not what is read back. */
export class SegmentUnsound extends Error {}

/** Steps of writing a segment, in order; a kill after any of them loses nothing. */
export type Step = 'lines read' | 'file written' | 'read back' | 'manifest written'

/** Each line must follow from the one before: what was altered on the way is not archived. */
async function checkChain(lines: readonly RawLine[], { from }: Span, before: string): Promise<void> {
  let [seq, link] = [from - 1, before]
  for (const [i, raw] of lines.entries()) {
    if (raw.seq !== seq + 1 || rawLinkOf(link, raw) !== raw.link)
      throw new SegmentUnsound(`entry ${raw.seq} does not continue ${seq}`)
    seq = raw.seq
    link = raw.link
    if (i % AT_ONCE === AT_ONCE - 1) await nextTurn()
  }
}

async function checkSame(written: readonly RawLine[], found: readonly RawLine[]): Promise<void> {
  if (found.length !== written.length) throw new SegmentUnsound(`${found.length} of ${written.length} lines read back`)
  for (const [i, line] of written.entries()) {
    const other = found[i]
    const isSame =
      other &&
      other.seq === line.seq &&
      other.at === line.at &&
      other.city === line.city &&
      other.link === line.link &&
      other.payload === line.payload
    if (!isSame) throw new SegmentUnsound(`entry ${line.seq} is read back differently`)
    if (i % AT_ONCE === AT_ONCE - 1) await nextTurn()
  }
}

/**
 * Writes one segment: file, read back and compared line by line, and the manifest last, which makes it
 * count. What an interrupted run has left is used where it is right and written anew where it is not; where another hub was
 * faster, its segment stays. `reached` hears of each step.
 */
export async function writeSegment({
  archive: { storage },
  lines,
  before,
  scratch,
  reached = () => undefined,
}: {
  archive: Archive
  lines: readonly RawLine[]
  /** Link of the entry before the first. */
  before: string
  /** Folder on this machine for unfinished files. */
  scratch: string
  reached?: (step: Step) => void | Promise<void>
}): Promise<Manifest> {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) throw new SegmentUnsound('no lines')
  const span = { from: first.seq, to: last.seq }
  const file = `${nameOf(span)}.parquet`
  await checkChain(lines, span, before)
  await reached('lines read')
  const bytes = await segmentBytes(lines, scratch)
  if (!(await storage.putNew(file, bytes)) && !(await isSound(lines, await storage.file(file))))
    await storage.replace(file, bytes)
  await reached('file written')
  const path = await storage.file(file)
  await checkSame(lines, await segmentLines(path, first.seq - 1, lines.length))
  const sum = sha256(await readFile(path))
  await reached('read back')
  const manifest = {
    ...span,
    rows: lines.length,
    before,
    link: last.link,
    sha256: sum,
    firstCity: first.city,
    lastCity: last.city,
  }
  await storage.putNew(`${nameOf(span)}.json`, manifestText(manifest))
  await reached('manifest written')
  return manifest
}

const isSound = async (lines: readonly RawLine[], path: string): Promise<boolean> =>
  segmentLines(path, (lines[0]?.seq ?? 1) - 1, lines.length)
    .then((found) => checkSame(lines, found))
    .then(
      () => true,
      () => false,
    )
