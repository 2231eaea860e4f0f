import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { alarms } from './alarms/alarms.ts'
import type { Found } from './benchmark.ts'
import { catchUp } from './catchUp/catchUp.ts'
import { coldLoad } from './coldLoad/coldLoad.ts'
import { coldStart } from './coldStart/coldStart.ts'
import { commandLatency } from './commandLatency/commandLatency.ts'
import { consoleFrame } from './consoleFrame/consoleFrame.ts'
import { coverageUpdate } from './coverageUpdate/coverageUpdate.ts'
import { dispatch } from './dispatch/dispatch.ts'
import { dispatchSpeed } from './dispatchSpeed/dispatchSpeed.ts'
import { fanout } from './fanout/fanout.ts'
import { benchmarks } from './index.ts'
import { journalMemory } from './journalMemory/journalMemory.ts'
import { longRun } from './longRun/longRun.ts'
import { positionBytes } from './positionBytes/positionBytes.ts'
import { reliability } from './reliability/reliability.ts'
import { reroute } from './reroute/reroute.ts'
import { restoreBench } from './restore/restore.ts'
import { surge } from './surge/surge.ts'
import { verify } from './verify/verify.ts'

const BENCH = fileURLToPath(new URL('./bench.ts', import.meta.url))
const bench = (...args: string[]) => promisify(execFile)(process.execPath, [BENCH, ...args])

// Small sizes: that each runs, checks its own results and finds figures; what they are is no matter here.
function expectFigures({ figures, bound, ratio }: Found): void {
  const values = [...Object.values(figures), ...Object.values(bound)].map(({ value }) => value)
  expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
  for (const { low, median, high } of Object.values(ratio)) {
    expect(low).toBeGreaterThan(0)
    expect(median).toBeGreaterThanOrEqual(low)
    expect(high).toBeGreaterThanOrEqual(median)
  }
}

test('without a name the benchmarks are listed; an unknown name, size or flag is told with the list', async () => {
  const { stdout } = await bench()
  for (const { name, goal } of benchmarks) for (const said of [name, goal]) expect(stdout).toContain(said)
  for (const args of [['no-such'], ['ingest', '--no-such', '1', '--events', 'many']])
    await expect(bench(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('position-bytes') })
})

test('ingest runs and writes what it found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  const file = join(folder, 'ingest.json')
  const small = ['--rounds', '2', '--events', '400', '--journal', '4200,5200', '--feeds', '1,4']
  await bench('ingest', ...small, '--json', file)
  const found = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  expect(found).toMatchObject({
    name: 'ingest',
    rounds: 2,
    figures: { 'events acknowledged': { unit: 'events/s' }, fdatasync: { unit: 'ms' } },
    growth: { 'time by journal length': { over: expect.any(String), exponent: expect.any(Number) } },
  })
  expectFigures(found)
})

test('command-latency has every command acknowledged', async () => {
  expectFigures(await commandLatency.run(1, { persec: [50], seconds: [1], connections: [4] }))
})

test('fanout reaches every console', async () => {
  expectFigures(await fanout.run(1, { consoles: [4, 8], notes: [2] }))
})

test('verify proves an archive that was made for it', async () => {
  expectFigures(await verify.run(1, { entries: [11_000] }))
})

test('goal 14 a backup is restored and proven, archive and tail', async () => {
  expectFigures(await restoreBench.run(1, { entries: [11_000] }))
})

test('position-bytes shows every unit where it is', async () => {
  expectFigures(await positionBytes.run(1, { inview: [12], outofview: [12], seconds: [1], everyms: [400] }))
})

test('console-frame draws every unit', async () => {
  expectFigures(await consoleFrame.run(1, { units: [300], incidents: [5], ticks: [1] }))
})

test('alarms spare the ear and lose none of priority 1', async () => {
  expectFigures(await alarms.run(1, { events: [1000], calmhours: [2] }))
})

const CALLS = fileURLToPath(new URL('../../../shared/data/sf/calls/sffd_2020-04-07_2020-04-13.csv', import.meta.url))

test.skipIf(!existsSync(CALLS))('dispatch plays a few hours of real calls under every policy', async () => {
  const { figures, bound, tables = {} } = await dispatch.run(1, { hours: [8], stress: [0] }, { calls: [CALLS, CALLS] })
  expect(Object.keys({ ...figures, ...bound })).toContain('late ambulance, closest by road')
  const beside = tables['The replay beside the log'] ?? []
  // Ours is no other city: within a third of what really happened, even in eight hours.
  for (const { log, replayed } of beside.slice(0, 2))
    expect(Math.abs(Number(replayed) / Number(log) - 1)).toBeLessThan(0.33)
  const costs = tables['Driving, cover, decisions'] ?? []
  expect(costs.every(({ refusals }) => refusals === 0)).toBe(true)
})

test('dispatch without calls says what it needs', async () => {
  await expect(dispatch.run(1, { hours: [1], stress: [0] }, { calls: ['/nowhere.csv'] })).rejects.toThrow(
    'there are no calls at /nowhere.csv: pass --calls FILE, a CSV of the SFFD form',
  )
})

test('dispatch-speed has the times of a search', async () => {
  expectFigures(await dispatchSpeed.run(1, { units: [5, 10], incidents: [2, 20], decisions: [4] }))
})

test('reroute has the times of a search after each closure', async () => {
  const small = { closures: [1, 400], units: [10], incidents: [3], nodes: [300, 600], pairs: [10] }
  expectFigures(await reroute.run(1, small))
})

test('coverage-update has the figures that are worked out anew', async () => {
  expectFigures(await coverageUpdate.run(2, { units: [20, 60] }))
})

test('surge sends no unit twice and leaves nothing unmet that could be met', async () => {
  expectFigures(await surge.run(1, { incidents: [6, 12], units: [15] }))
})

test('cold-start finds its journal again', async () => {
  expectFigures(await coldStart.run(1, { journal: [800] }))
})

test('cold-load paints list and map', async () => {
  expectFigures(await coldLoad.run(1, { incidents: [5] }))
})

test('catch-up brings a console to the head, by entries or by a snapshot', async () => {
  expectFigures(await catchUp.run(1, { missed: [40, 300] }))
})

test('journal-memory finds every entry of a city that archives and trims', async () => {
  expectFigures(await journalMemory.run(1, { entries: [300], journal: [600, 1200], segment: [200] }))
})

test('long-run samples hub and Redis while the city lives', async () => {
  expectFigures(await longRun.run(1, { seconds: [4], warmup: [1] }))
})

test('reliability prints a row a goal, each with what was found', async () => {
  const { notes } = await reliability.run(1, { goals: [1], kills: [1], entries: [0], seconds: [0], restored: [0] })
  expect(notes).toEqual([expect.stringMatching(/^ 1 {2}Redis killed under load .*: 0 lost, 0 doubled, seals verify/)])
})
