import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'
import { CannotStart } from '../server/src/cannotStart.ts'
import { buildClient } from './build.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

type Counts = { passed: number; failed: number; skipped: number }

/** All tests, or those whose files match the arguments; closes with the line `N passed, N failed`. */
async function runTests(filters: string[]): Promise<Counts> {
  const vitest = await startVitest('test', filters, {
    watch: false,
    root: ROOT,
    config: join(ROOT, 'vitest.config.ts'),
  })
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const file of vitest.state.getTestModules()) {
    const before = counts.failed
    for (const test of file.children.allTests()) counts[countAs(test.result().state)] += 1
    // A file that breaks outside its tests, when it is read or when it tidies up, counts too.
    if (!file.ok() && counts.failed === before) counts.failed += 1
  }
  counts.failed += vitest.state.getUnhandledErrors().length
  await vitest.close()
  return counts
}

function countAs(state: string): keyof Counts {
  if (state === 'passed' || state === 'failed') return state
  return state === 'skipped' ? 'skipped' : 'failed'
}

function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

try {
  // The tests that open the console need it built.
  buildClient()
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  process.stderr.write(`${error.message}\n`)
}
const counts = await runTests(process.argv.slice(2))
process.stdout.write(`${closingLine(counts)}\n`)
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)
