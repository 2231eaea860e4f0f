import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findOnPath, type ServerProgram, tryServer } from './findServer.ts'

const run = promisify(execFile)
const PACKAGES = ['redis-server', 'redis-tools']

/**
 * Debian's or Ubuntu's own Redis, fetched and unpacked under `cacheDir` without root; undefined where that cannot be
 * done (another system, no network, a release whose Redis is too old). `say` gets one line before the download.
 */
export async function unpackServer(cacheDir: string, say: (line: string) => void): Promise<ServerProgram | undefined> {
  const root = join(cacheDir, 'root')
  const before = programIn(root)
  if (before) return before
  if (!['apt-get', 'apt-cache', 'dpkg-deb', 'dpkg-query'].every((tool) => findOnPath(tool))) return undefined
  say("Redis is not installed: fetching the distribution's own packages into the project's cache (no root needed) …")
  mkdirSync(cacheDir, { recursive: true })
  // Its own folder and one rename: two starts at once may both fetch, and neither sees half a server.
  const work = mkdtempSync(join(cacheDir, 'fetch-'))
  try {
    await fetchInto(work)
    if (!existsSync(root)) renameSync(join(work, 'root'), root)
    return programIn(root)
  } catch (error) {
    say(`That did not work: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    return undefined
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function fetchInto(work: string): Promise<void> {
  const folders = { lists: join(work, 'lists'), cache: join(work, 'cache'), debs: join(work, 'debs') }
  mkdirSync(join(folders.lists, 'partial'), { recursive: true })
  mkdirSync(join(folders.cache, 'archives', 'partial'), { recursive: true })
  mkdirSync(folders.debs)
  const settings = [
    `Dir::State::lists=${folders.lists}`,
    `Dir::Cache=${folders.cache}`,
    // As root, apt would hand the download to the user _apt, who may not write here.
    `APT::Sandbox::User=${userInfo().username}`,
  ].flatMap((setting) => ['-o', setting])
  await run('apt-get', [...settings, '-qq', 'update'], { timeout: 120_000 })
  const wanted = [...PACKAGES, ...(await missingLibraries(settings))]
  await run('apt-get', [...settings, '-qq', 'download', ...wanted], { cwd: folders.debs, timeout: 120_000 })
  for (const deb of readdirSync(folders.debs)) {
    await run('dpkg-deb', ['-x', join(folders.debs, deb), join(work, 'root')])
  }
}

/** Libraries that the packages name, directly or through other libraries, and that are not installed here. */
async function missingLibraries(settings: string[]): Promise<string[]> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const installed = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n'])
  const have = new Set(installed.stdout.split('\n').filter((line) => line.endsWith(' installed')))
  const missing = new Set<string>()
  let level = PACKAGES
  while (level.length > 0) {
    const { stdout } = await run('apt-cache', [...settings, 'depends', ...level])
    const named = [...stdout.matchAll(/^ {2}(?:Pre)?Depends: ((?:lib|lua-)\S+)$/gm)].flatMap(([, name]) => name ?? [])
    level = [...new Set(named)].filter((name) => !missing.has(name) && !have.has(`${name} installed`))
    for (const name of level) missing.add(name)
  }
  return [...missing]
}

function programIn(root: string): ServerProgram | undefined {
  const path = join(root, 'usr', 'bin', 'redis-server')
  if (!existsSync(path)) return undefined
  // Libraries lie in a folder named after the machine's kind, as x86_64-linux-gnu; none came if all are installed.
  const folders = ['usr/lib', 'lib']
    .map((lib) => join(root, lib))
    .filter((lib) => existsSync(lib))
    .flatMap((lib) => readdirSync(lib).map((name) => join(lib, name)))
  const LD_LIBRARY_PATH = [...folders, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return tryServer(path, LD_LIBRARY_PATH ? { LD_LIBRARY_PATH } : {})
}
