import { spawn } from 'node:child_process'
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ServerProgram } from './findServer.ts'

const FILES = 'appendonlydir'
const MANIFEST = 'appendonly.aof.manifest'
/** How a transaction ends. What was not finished has none; behind a length that was damaged there are many. */
const EXEC = '\r\n*1\r\n$4\r\nEXEC\r\n'

/** True where a server did not start because its file ends in the middle of a command or a transaction. */
export const isCutShort = (log: string): boolean => /Unexpected end of file reading the append only file/.test(log)

/**
 * Takes what a server had not finished writing when it was killed off the end of its file; nobody was told of it. The server
 * can do so itself (`aof-load-truncated`), but up to Redis 8 it cuts within a transaction and leaves its beginning there:
 * what is acknowledged next is written behind that, and lost at the next start (valkey#4342). What is taken off is kept
 * beside. Answers with what was done, or undefined where the file has another fault.
 */
export async function mendTail(folder: string, program: ServerProgram): Promise<string | undefined> {
  const report = await check(join(folder, FILES), program)
  const found = [...report.matchAll(/filename=(\S+), size=(\d+), ok_up_to=(\d+)/g)].at(-1)
  const [, name = '', size = 0, end = 0] = found ?? []
  if (!found || Number(size) <= Number(end)) return undefined
  const path = join(folder, FILES, basename(name))
  const unfinished = readFileSync(path).subarray(Number(end))
  if (unfinished.includes(EXEC)) return undefined
  const kept = join(folder, `unfinished-${end}-${basename(name)}`)
  writeFileSync(kept, unfinished)
  const file = openSync(path, 'r+')
  try {
    ftruncateSync(file, Number(end))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return `Redis was killed while it wrote: ${unfinished.length} bytes that nobody was told of were taken off its file (${kept}).`
}

/** What the server's own checker says; it is the same program by another name. */
function check(files: string, { path, env }: ServerProgram): Promise<string> {
  return new Promise((resolve, reject) => {
    const checker = spawn(path, [MANIFEST], {
      argv0: basename(path).replace('server', 'check-aof'),
      cwd: files,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let report = ''
    checker.stdout.on('data', (bytes) => {
      report += bytes
    })
    checker.on('error', reject)
    checker.on('close', () => resolve(report))
  })
}
