import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const ALONE = fileURLToPath(new URL('./aloneOnEarth.testing.ts', import.meta.url))

/** A shell line in a network of its own, in which there is only loopback. */
const alone = (line: string) => run('unshare', ['-n', 'sh', '-c', `ip link set lo up && ${line}`], { timeout: 90_000 })

test('fault 19 all outbound network is gone: every command goes on as before', async (context) => {
  const may = await alone('true').catch(() => undefined)
  if (!may) return context.skip('this user may not make a network of its own')
  const { stdout } = await alone(`exec ${process.execPath} ${ALONE}`)
  process.stdout.write(`without a network: ${stdout}\n`)
  const { commands, refused, outside, p95 } = JSON.parse(stdout)
  expect({ commands, refused, outside }).toEqual({ commands: 150, refused: [], outside: false })
  // 150 ms on a machine of its own; here others work beside it.
  expect(p95).toBeLessThan(1500)
})
