import { statfsSync } from 'node:fs'

/** Why nothing was written: there is no room, or what answers may not write at this moment. */
export type NotWrittenCode = 'storage_full' | 'journal_closed'

const CODES: readonly (readonly [start: string, code: NotWrittenCode])[] = [
  ['OOM', 'storage_full'],
  ['MISCONF', 'storage_full'],
  ['NOREPLICAS', 'journal_closed'],
  ['READONLY', 'journal_closed'],
  ['MASTERDOWN', 'journal_closed'],
  ['CLUSTERDOWN', 'journal_closed'],
  // Another node of the cluster holds it, or is just taking it over.
  ['MOVED', 'journal_closed'],
  ['ASK ', 'journal_closed'],
  ['TRYAGAIN', 'journal_closed'],
]

/**
 * Redis's own words for a write that it refused before it wrote anything (a script is refused before its first write):
 * the outcome is known. Undefined for any other error.
 */
export function notWritten(error: unknown): NotWrittenCode | undefined {
  const said = error instanceof Error ? error.message : ''
  return CODES.find(([start]) => said.startsWith(start))?.[1]
}

/** A disk with less room than this takes no more commands, bytes: what is under way must still fit (J3). */
const LEAST_BYTES = 4 * 1024 * 1024
/** How long one look at the disk counts, ms. */
const LOOK_EVERY_MS = 200

/** Whether the disk under `folder` is full: Redis would end at its next write, so that none is asked of it. */
export function watchRoom(folder: string): () => boolean {
  let lookedAt = Number.NEGATIVE_INFINITY
  let isFull = false
  return () => {
    const now = performance.now()
    if (now - lookedAt < LOOK_EVERY_MS) return isFull
    lookedAt = now
    try {
      const { bavail, bsize } = statfsSync(folder)
      isFull = bavail * bsize < LEAST_BYTES
    } catch {
      isFull = false
    }
    return isFull
  }
}
