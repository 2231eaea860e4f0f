import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const LOAD = fileURLToPath(new URL('./load.ts', import.meta.url))
const load = (...args: string[]) => promisify(execFile)(process.execPath, [LOAD, ...args])
const folder = mkdtempSync(join(tmpdir(), 'muster-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('twenty consoles are played for three seconds: nobody is behind, nothing is missing, figures and plot are written', async () => {
  const [json, report] = [join(folder, 'load.json'), join(folder, 'load.html')]
  const small = ['--consoles', '20', '--seconds', '3', '--positions', '30', '--readers', '5', '--commands', '8']
  const { stdout } = await load(...small, '--json', json, '--report', report)
  for (const said of ['command → acknowledged', 'command → last console', 'holes 0', 'behind 0', 'hub: CPU'])
    expect(stdout).toContain(said)
  const found = JSON.parse(readFileSync(json, 'utf8'))
  expect(found.failures).toEqual({})
  expect(found.byes).toEqual({})
  for (const name of ['command → acknowledged', 'command → last console', 'feed post, positions', 'public page']) {
    const { count, p50, p99, max } = found.times[name]
    expect(count).toBeGreaterThan(1)
    expect(p50).toBeGreaterThan(0)
    expect(p99).toBeGreaterThanOrEqual(p50)
    expect(max).toBeGreaterThanOrEqual(p99)
  }
  // Nobody can have an entry before it was asked for, and the last has it after the first.
  expect(found.times['command → last console'].count).toBe(found.times['command → acknowledged'].count)
  expect(found.counts['entries received']).toBeGreaterThanOrEqual(20 * found.times['command → acknowledged'].count)
  expect(found.counts['feed items taken']).toBeGreaterThan(30)
  // More than empty frames: on a machine that is pressed positions are thinned (J9), but not all of them.
  expect(found.counts['position bytes']).toBeGreaterThan(20 * 30)
  const page = readFileSync(report, 'utf8')
  expect(page.match(/<svg/g)).toHaveLength(3)
  expect(page).not.toMatch(/<script|https?:\/\/(?!127)/)
})

test('who asks wrongly is told what would be right', async () => {
  const wrong = expect(load('--consoles', 'many')).rejects
  await wrong.toMatchObject({ code: 2, stderr: expect.stringContaining('--consoles wants a number') })
})
