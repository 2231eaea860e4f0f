import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findOnPath } from '../redis/findServer.ts'
import { createPersonalKeys } from './personalKeys.ts'

const place = mkdtempSync(join(tmpdir(), 'muster-keys-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
let made = 0
function newFolder(): string {
  made += 1
  return join(place, String(made), 'personal')
}
const words = { name: 'Canary Callersdottir' }

/** What a process of its own says that runs this with `keys` in scope, its program before it on the command line. */
function inProcess(folder: string, script: string, before: readonly string[] = []): string {
  const file = new URL('personalKeys.ts', import.meta.url).href
  const text = `import { readdirSync, readlinkSync } from 'node:fs'
    import { createPersonalKeys } from '${file}'
    const keys = createPersonalKeys({ folder: '${folder}' })
    ${script}`
  const [program = process.execPath, ...args] = [...before, process.execPath, '--input-type=module', '-e', text]
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return stdout
}

const fileOf = (folder: string, subject: string): string =>
  join(folder, readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((file) => file.endsWith(subject)) ?? '')

test('J10 by strace: a key and its name are on disk before what it locks is told, and its going is before it is said', (context) => {
  const strace = findOnPath('strace')
  const folder = newFolder()
  const trace = join(place, 'trace')
  const calls = 'trace=mkdir,openat,unlink,fdatasync,fsync,write,pwrite64'
  if (!strace || spawnSync(strace, ['-f', '-o', trace, 'true']).status !== 0)
    return context.skip('there is no strace here, or it may not look into another process')
  const watched = [strace, '-f', '-y', '-s', '40', '-e', calls, '-o', trace]
  const script = `const { subject } = await keys.seal({ name: 'N' })
    process.stdout.write('sealed')
    await keys.erase(subject, 'asked')
    process.stdout.write('erased')`
  inProcess(folder, script, watched)
  const lines = readFileSync(trace, 'utf8').split('\n')
  const after = (from: number, pattern: RegExp): number =>
    lines.findIndex((line, i) => i >= from && pattern.test(line) && !line.includes('ENOENT'))
  const sealed = after(0, /write\(1.*"sealed"/)
  const erased = after(0, /write\(1.*"erased"/)
  const written = after(0, /fdatasync\(\d+<.*\/personal\/..\/p[0-9a-f]{24}>/)
  expect(written).toBeGreaterThan(0)
  expect(sealed).toBeGreaterThan(written)
  // The file in its folder, that folder in the one above, and the folders that were made for them in theirs.
  for (const name of ['personal/..', 'personal', `${made}`, place.split('/').at(-1)]) {
    const synced = after(written, new RegExp(`fsync\\(\\d+<[^>]*/${name}>`))
    expect(synced, name).toBeGreaterThan(written)
    expect(synced, name).toBeLessThan(sealed)
  }
  const unlinked = after(sealed, /unlink\("[^"]*\/p[0-9a-f]{24}"/)
  const synced = after(unlinked, /fsync\(\d+<.*personal\/..>/)
  expect([unlinked > sealed, synced > unlinked, erased > synced]).toEqual([true, true, true])
})

test('a key that the disk takes no more leaves no open file and no half a key behind', (context) => {
  if (process.platform !== 'linux') return context.skip('what a process has open is told by Linux')
  const folder = newFolder()
  const script = `const why = await keys.seal({ name: 'N' }).catch(({ code }) => code)
    const links = readdirSync('/proc/self/fd').flatMap((fd) => { try { return [readlinkSync('/proc/self/fd/' + fd)] } catch { return [] } })
    const open = links.filter((link) => link.includes('personal'))
    const files = readdirSync('${folder}', { recursive: true }).filter((file) => file.includes('/p'))
    console.log(JSON.stringify({ why, open, files }))`
  const said = inProcess(folder, script, ['bash', '-c', 'ulimit -f 0; exec "$0" "$@"'])
  expect(JSON.parse(said)).toEqual({ why: 'EFBIG', open: [], files: [] })
})

test('J10 half a key is called so and opens nothing; it can be erased', async () => {
  const folder = newFolder()
  const keys = createPersonalKeys({ folder })
  const sealed = await keys.seal(words)
  expect(await keys.open(sealed)).toEqual(words)
  for (const bytes of [24, 16, 5, 0]) {
    truncateSync(fileOf(folder, sealed.subject), bytes)
    await expect(keys.open(sealed)).rejects.toThrow(`the key of ${sealed.subject} is damaged: ${bytes} of 32 bytes`)
  }
  expect(await keys.erase(sealed.subject, 'asked')).toBe(true)
  expect(await keys.open(sealed)).toBeUndefined()
})

test('J10 who erased a key stays the one who did, at whichever hub it is asked again', async () => {
  const folder = newFolder()
  const [keys, others] = [createPersonalKeys({ folder }), createPersonalKeys({ folder })]
  const { subject } = await keys.seal(words)
  const file = fileOf(folder, subject)
  const key = readFileSync(file)
  expect(await keys.erase(subject, 'first')).toBe(true)
  expect([await others.erase(subject, 'first'), await others.erase(subject, 'second')]).toEqual([true, false])
  expect(await keys.erase(`p${'0'.repeat(24)}`, 'first')).toBe(false)
  // As a hub leaves it that ended before the key was gone: then it is the next one who erases it.
  writeFileSync(file, key)
  expect([await others.erase(subject, 'second'), await keys.erase(subject, 'first')]).toEqual([true, false])
})
