import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../cannotStart.ts'
import { lives, markOf, type ProcessMark } from './processMark.ts'

const NAME = /^hub\.lock\.(\d+)$/

/**
 * Takes the data folder for this process (J13), or throws CannotStart with who holds it and what would work.
 * Answers with the function that gives it back. A lock whose process has died is passed over.
 *
 * Locks are numbered, and one is made by hard-linking a file that is already complete: of several that find number n
 * dead, the file system lets one make n + 1. Removing a dead lock to make it anew would let two believe they won.
 */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const mine = markOf(process.pid)
  if (!mine) throw new CannotStart('This process cannot read its own start time, so the data folder cannot be locked.')
  for (;;) {
    const latest = numbers(dataDir).at(-1) ?? 0
    const holder = latest > 0 ? read(dataDir, latest) : undefined
    if (holder && lives(holder)) throw new CannotStart(refusal(dataDir, holder))
    if (!make(dataDir, latest + 1, mine)) continue
    // Someone may have gone two ahead between our look and our link: the higher number holds.
    if ((numbers(dataDir).at(-1) ?? 0) > latest + 1) {
      rmSync(path(dataDir, latest + 1), { force: true })
      continue
    }
    for (const older of numbers(dataDir)) if (older <= latest) rmSync(path(dataDir, older), { force: true })
    return () => rmSync(path(dataDir, latest + 1), { force: true })
  }
}

function refusal(dataDir: string, holder: ProcessMark): string {
  return (
    `Muster already runs in ${dataDir} (process ${holder.pid}). Two hubs in one data folder could lose what was ` +
    `acknowledged, so this one does not start. Stop the other (kill ${holder.pid}), or give this one a folder and ` +
    'port of its own: npm start -- --data .data-2 --port 8081'
  )
}

function numbers(dataDir: string): number[] {
  return readdirSync(dataDir)
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

function path(dataDir: string, number: number): string {
  return join(dataDir, `hub.lock.${number}`)
}

/** False when somebody else has made this number in the meantime. */
function make(dataDir: string, number: number, mark: ProcessMark): boolean {
  const draft = join(dataDir, `hub.lock.draft-${mark.pid}`)
  writeFileSync(draft, JSON.stringify(mark))
  try {
    linkSync(draft, path(dataDir, number))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(dataDir: string, number: number): ProcessMark | undefined {
  try {
    const mark: unknown = JSON.parse(readFileSync(path(dataDir, number), 'utf8'))
    if (typeof mark !== 'object' || mark === null || !('pid' in mark) || !('started' in mark)) return undefined
    const { pid, started } = mark
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    // Given back since we listed it.
    return undefined
  }
}
