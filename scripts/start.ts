import { CannotStart } from '../server/src/cannotStart.ts'
import { buildClient } from './build.ts'
import { startTraffic } from './start/traffic.ts'

try {
  buildClient()
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
// Only now: what the hub loads takes time, and a build that fails should say so at once.
const { runHub } = await import('../server/src/main.ts')
await runHub(process.argv.slice(2), startTraffic)
