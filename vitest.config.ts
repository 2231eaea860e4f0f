import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Whole tests start real processes: Redis, hubs, a browser. They are named `*.whole.test.ts`, beside the code they prove.
const whole = '**/*.whole.test.ts'
const notOurs = ['**/node_modules/**', '**/dist/**', '.cache/**', '.data/**']

export default defineConfig({
  test: {
    pool: 'forks',
    // A whole test is a hub, a Redis and often a browser: beyond four of them the disk is what is waited for.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    teardownTimeout: 10_000,
    // Tests are not timed: a slow machine is waited for.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,server,client}/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...notOurs, whole],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [`{server,client}/src/${whole}`, `scripts/${whole}`],
          exclude: notOurs,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
