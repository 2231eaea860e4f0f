import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../benchmark.ts'
import { median } from './statistics.ts'

const SYNCS = 50
const BLOCK = Buffer.alloc(4096, 1)

/** A fresh folder on the run's disk. `end`s are done at the end of the run, the last one first; then the folder goes. */
export type Place = { readonly folder: string; readonly atEnd: (end: () => unknown) => void }

/** Runs `work` in a fresh folder and tidies up after it, whether it succeeds or not. */
export async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })]
  try {
    return await work({ folder, atEnd: (end) => ends.unshift(end) })
  } finally {
    // One that fails must not keep the others from being done: no process is left behind.
    const failed: unknown[] = []
    for (const end of ends) {
      try {
        await end()
      } catch (error) {
        failed.push(error)
      }
    }
    if (failed.length > 0) process.stderr.write(`tidying up: ${failed.join('\n')}\n`)
  }
}

/** How long this disk takes to make one 4 kB block safe, ms, each time: what every acknowledged write waits for. */
export function syncTimes(folder: string): number[] {
  const file = openSync(join(folder, 'sync'), 'w')
  const times = Array.from({ length: SYNCS }, () => {
    const started = performance.now()
    writeSync(file, BLOCK)
    fdatasyncSync(file)
    return performance.now() - started
  })
  closeSync(file)
  return times
}

export const syncTime = (folder: string): Figure => ({ value: median(syncTimes(folder)), unit: 'ms' })
