import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { conclude } from '@muster/server/journal/backup/backup.ts'
import { type BackupManifest, BESIDE, sha256Of, TAIL, worldFolder } from '@muster/server/journal/backup/manifest.ts'
import { check, defineBenchmark, type Figure } from '../benchmark.ts'
import { inPlace } from '../harness/place.ts'
import { makeSealedPast } from '../harness/sealedPast.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { msOf, takeTurns } from '../harness/turns.ts'

const OPS = fileURLToPath(new URL('../../ops/ops.ts', import.meta.url))

/** Runs a restore as a person would, process start included; it must say that all is proven. */
async function restore(from: string, data: string, entries: number): Promise<void> {
  const child = spawn(process.execPath, [OPS, 'restore', '--from', from, '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const [code] = await once(child, 'exit')
  const restored = said.includes(`${entries.toLocaleString('en')} entries restored and proven`)
  check(code === 0 && restored, `restore ended with ${String(code)}: ${said}`)
}

/** A backup of so many entries; the last segment's worth and more of them are not archived yet. */
async function makeBackup(folder: string, scratch: string, entries: number): Promise<BackupManifest> {
  const world = join(folder, worldFolder('live'))
  const { archive, tail, head } = await makeSealedPast(join(world, 'archive'), scratch, entries)
  await writeFile(join(world, TAIL), tail.map((line) => `${JSON.stringify(line)}\n`).join(''))
  await writeFile(join(folder, BESIDE), '')
  return conclude(folder, 'bench', [{ world: 'live', seq: head.seq, link: head.link, archivedTo: archive.knownTo() }])
}

const seconds = (ms: readonly number[]): Figure => ({ value: median(ms) / 1000, unit: 's' })

export const restoreBench = defineBenchmark({
  name: 'restore',
  says: 'a backup onto an empty folder, every entry proven and folded, beside reading the same files once',
  goal: '≤ 60 s at 1,000,000 entries',
  sizes: { entries: [125_000, 250_000, 500_000, 1_000_000] },
  run: (rounds, { entries }) =>
    inPlace(async ({ folder }) => {
      const costs: [number, number][] = []
      let last = { product: [1], bound: [1] } as { product: readonly number[]; bound: readonly number[] }
      let runs = 0
      for (const [i, size] of entries.entries()) {
        const backup = join(folder, `backup-${size}`)
        const { files, worlds } = await makeBackup(backup, join(folder, 'scratch'), size)
        const isLast = i === entries.length - 1
        last = await takeTurns(
          isLast ? rounds : 1,
          () => msOf(() => restore(backup, join(folder, `restored-${runs++}`), worlds[0]?.seq ?? 0)),
          () =>
            msOf(async () => void (await Promise.all(Object.keys(files).map((name) => sha256Of(join(backup, name)))))),
        )
        costs.push([size, median(last.product)])
      }
      return {
        figures: { restored: seconds(last.product) },
        bound: { 'files read': seconds(last.bound) },
        ratio: { time: ratioOf(last) },
        growth: { 'time by length': growthOf('entries', costs) },
        notes: costs.map(([size, ms]) => `${size} entries: ${(ms / 1000).toFixed(1)} s`),
      }
    }),
})
