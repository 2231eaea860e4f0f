import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('buildCity.ts', import.meta.url))
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

describe('npm run build-city', () => {
  test('says with --help what it does', () => {
    const { status, stdout } = run('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('npm run build-city -- sf')
  })

  test('names the cities there are when it gets none or another', () => {
    for (const args of [[], ['atlantis'], ['../sf'], ['toString']]) {
      expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('There is: sf') })
    }
  })

  test('says what is missing where there are no data, and writes nothing', () => {
    expect(run('sf', '--data', '/nowhere')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('No data for sf'),
    })
  })

  test('refuses an option that it does not know', () => {
    expect(run('sf', '--fast')).toMatchObject({ status: 2, stderr: expect.stringContaining('--fast') })
  })
})
