import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import type { FoldedRow, FoldedState } from './folded.ts'

/** What a snapshot begins with: where it stands and which fold made it. */
type SnapshotHead = Cursor & { readonly fold: number }

/** How long the event loop is held in one go, ms: commands wait behind it. */
const HOLD_MS = 8

const unpack = promisify(gunzip)

/** Packs a fold as it is now: a line for each row, so that neither writing nor reading it holds the event loop. */
export async function packSnapshot(head: SnapshotHead, rows: Iterable<FoldedRow>): Promise<Buffer> {
  const packed = createGzip({ level: 1 })
  const parts: Buffer[] = []
  packed.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve, reject) => packed.on('end', resolve).on('error', reject))
  let text = `${JSON.stringify(head)}\n`
  let since = performance.now()
  for (const row of rows) {
    text += `${JSON.stringify(row)}\n`
    if (performance.now() - since < HOLD_MS) continue
    if (!packed.write(text)) await new Promise((resolve) => packed.once('drain', resolve))
    text = ''
    await nextTurn()
    since = performance.now()
  }
  packed.end(text)
  await done
  return Buffer.concat(parts)
}

/** Reads a snapshot's head, and its rows into `folded`. */
export async function unpackSnapshot(packed: Uint8Array, folded: FoldedState): Promise<void> {
  const bytes = await unpack(packed)
  let since = performance.now()
  let isHead = true
  for (let from = 0, to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) {
    const line = bytes.toString('utf8', from, to)
    if (isHead) folded.begin(headOf(line))
    else folded.add(JSON.parse(line))
    isHead = false
    if (performance.now() - since < HOLD_MS) continue
    await nextTurn()
    since = performance.now()
  }
}

function headOf(line: string): Cursor {
  const { seq, link }: SnapshotHead = JSON.parse(line)
  return { seq, link }
}
