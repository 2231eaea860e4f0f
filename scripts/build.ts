import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../server/src/cannotStart.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DIST = join(ROOT, 'client', 'dist')
const STAMP = '.built-from'
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')

/** Builds the client unless what is there was built from just these sources; throws CannotStart when it cannot be. */
export function buildClient(): void {
  const sources = hashOfSources()
  if (stampOf(DIST) === sources) return
  process.stdout.write('Building the console …\n')
  const started = performance.now()
  // Built aside and put in place at once: a hub that serves the former build never sees half of this one.
  const aside = join(ROOT, '.cache', `client-${process.pid}`)
  try {
    mkdirSync(aside, { recursive: true })
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [VITE, 'build', 'client', '--outDir', aside, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: ROOT,
        encoding: 'utf8',
        // Under a test runner's own NODE_ENV it would be the development build: another program, and half as large again.
        env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      },
    )
    if (status !== 0) throw new CannotStart(`The console could not be built:\n${stdout}${stderr}`)
    writeFileSync(join(aside, STAMP), sources)
    putInPlace(aside, sources)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  process.stdout.write(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
}

/**
 * Another process may build the same at the same moment: whichever was first is as good. What was there is moved out of the
 * way whole, so that nobody removes what somebody else has just put there.
 */
function putInPlace(aside: string, sources: string): void {
  const former = `${aside}-former`
  try {
    if (existsSync(DIST)) renameSync(DIST, former)
    renameSync(aside, DIST)
  } catch (error) {
    if (stampOf(DIST) !== sources) throw error
  } finally {
    rmSync(former, { recursive: true, force: true })
  }
}

function stampOf(folder: string): string | undefined {
  const stamp = join(folder, STAMP)
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

/** One hash of every file that the build reads: sources, pages, settings, and the versions of the packages. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  const inside = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => !/^(dist|node_modules)(\/|$)|\.test(?:ing)?\.tsx?$/.test(name))
      .map((name) => join(folder, name))
  for (const path of [...inside('client'), ...inside('shared/src'), 'package-lock.json'].sort()) {
    hash.update(`\0${path}\0`).update(contentOf(join(ROOT, path)))
  }
  return hash.digest('hex')
}

function contentOf(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return new Uint8Array()
    throw error
  }
}

if (import.meta.main || process.argv[1] === fileURLToPath(import.meta.url)) buildClient()
