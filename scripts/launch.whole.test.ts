import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const LAUNCH = fileURLToPath(new URL('./launch.mjs', import.meta.url))
let project = ''

// A project of its own: the launcher, nothing to install, and one task.
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'muster-launch-'))
  for (const folder of ['scripts/load', 'node_modules']) mkdirSync(join(project, folder), { recursive: true })
  copyFileSync(LAUNCH, join(project, 'scripts', 'launch.mjs'))
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages: { '': {} } }))
  writeFileSync(join(project, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: {} }))
})

afterAll(() => rmSync(project, { recursive: true, force: true }))

async function launch(task: string, script = '', ...args: string[]) {
  writeFileSync(join(project, 'scripts', 'load', 'load.ts'), script)
  const child = spawn(process.execPath, [join(project, 'scripts', 'launch.mjs'), task, ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }))
  return { child, ended, said: () => output }
}

test('arguments and the exit code pass through', async () => {
  const { ended } = await launch('load', 'console.log(process.argv.slice(2)); process.exit(7)', '--a', 'b c')
  expect(await ended).toMatchObject({ code: 7, output: "[ '--a', 'b c' ]\n" })
})

test('a signal reaches the task, which ends as it likes', async () => {
  const script = `process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')`
  const { child, ended, said } = await launch('load', script)
  await expect.poll(said, { timeout: 60_000 }).toContain('up')
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 3 })
})

test('a task that is not there yet and one that nobody knows are told apart, and neither is done', async () => {
  expect(await (await launch('ops')).ended).toMatchObject({ code: 2, output: 'ops is not built yet.\n' })
  expect(await (await launch('fly')).ended).toMatchObject({ code: 2, output: expect.stringContaining('start|test|') })
})
