import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Whole tests start real processes: Redis, hubs, a browser. They are named `*.whole.test.ts`, beside the code they prove.
const whole = '**/*.whole.test.ts'
const notOurs = ['**/node_modules/**', '**/dist/**', '.cache/**', '.data/**']

// Minutes each: begun last, one of them would keep a single core busy while the others have nothing left.
const LONG = ['bench.whole', 'client/src/forAll/', 'commandBar.whole', 'map.whole', 'openRedis.whole', 'sim.whole']
const isLong = ({ moduleId }: TestSpecification): number => Number(LONG.some((part) => moduleId.includes(part)))

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => isLong(other) - isLong(one))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
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
          // They share a process one after the other: to start and load anew for each took two thirds of their time.
          isolate: false,
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
          // A machine that others share may hold a browser or a hub up for seconds: what fails twice is broken.
          retry: 1,
        },
      },
    ],
  },
})
