import { join } from 'node:path'
import { type RawLine, rawLinkOf } from '@muster/server/journal/line.ts'
import { leafOf, rootOf } from '@muster/server/journal/merkle/merkle.ts'
import { createProof } from '@muster/server/journal/verify/proof.ts'
import { createRefold } from '@muster/server/journal/verify/refold.ts'
import { archiveLines } from '@muster/server/journal/verify/source.ts'
import { check, defineBenchmark, type Figure } from '../benchmark.ts'
import { inPlace } from '../harness/place.ts'
import { makeSealedPast, pastFolder, SEALED, type SealedPast } from '../harness/sealedPast.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'

/** CPU time of this process, all its threads, ms: DuckDB reads beside the thread that hashes, and both are counted. */
async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function linesOf({ archive }: SealedPast): Promise<RawLine[]> {
  const lines: RawLine[] = []
  for await (const some of archiveLines(archive, 0, archive.knownTo())) lines.push(...some)
  return lines
}

/** Reads the archive's files and proves every link, seal and signature. */
async function prove({ archive }: SealedPast): Promise<void> {
  const proof = createProof()
  for await (const some of archiveLines(archive, 0, archive.knownTo())) proof.take(some)
  const { entries, faultCount, seals } = proof.end()
  check(faultCount === 0 && entries === archive.knownTo() && seals > 0, `${entries} entries, ${faultCount} faults`)
}

async function refold({ archive }: SealedPast): Promise<void> {
  const fold = createRefold({ hashFrom: Number.POSITIVE_INFINITY })
  for await (const some of archiveLines(archive, 0, archive.knownTo())) fold.take(some)
  check(fold.folded.head().seq === archive.knownTo(), 'the fold did not reach the end')
}

/** Every hash that J5 and J6 want, link, leaf and tree, in a bare loop over lines in memory. */
async function hashAll(lines: readonly RawLine[]): Promise<void> {
  let link = ''
  let leaves: string[] = []
  for (const line of lines) {
    link = rawLinkOf(link, line)
    leaves.push(leafOf(line))
    if (leaves.length < SEALED) continue
    rootOf(leaves)
    leaves = []
  }
  check(link === lines.at(-1)?.link, 'the bound did not hash the same')
}

const perSecond = (entries: number, ms: readonly number[]): Figure => ({
  value: (entries * 1000) / median(ms),
  unit: 'entries/s/core',
})

export const verify = defineBenchmark({
  name: 'verify',
  says: 'entries proven from the archive a second of CPU, beside a bare loop of the hashes that this takes',
  goal: '≥ 0.5 × the hash loop; growth 1.0',
  sizes: { entries: [20_000, 40_000, 80_000, 160_000] },
  run: (rounds, { entries }) =>
    inPlace(async ({ folder }) => {
      const costs: [number, number][] = []
      const folds: number[] = []
      let last = { product: [1], bound: [1] } as { product: readonly number[]; bound: readonly number[] }
      let proven = 1
      for (const size of entries) {
        const past = await makeSealedPast(pastFolder(folder, size), join(folder, 'scratch'), size)
        const lines = await linesOf(past)
        await prove(past)
        last = await takeTurns(
          rounds,
          () => cpuOf(() => prove(past)),
          () => cpuOf(() => hashAll(lines)),
        )
        proven = lines.length
        costs.push([proven, median(last.product)])
        if (size === entries.at(-1)) folds.push(await cpuOf(() => refold(past)))
      }
      return {
        figures: { proven: perSecond(proven, last.product), 'folded anew': perSecond(proven, folds) },
        bound: { 'hash loop': perSecond(proven, last.bound) },
        ratio: { rate: ratioOf({ product: last.bound, bound: last.product }) },
        growth: { 'time by length': growthOf('entries in the archive', costs) },
        notes: [`proven: links, numbers, seals of 500 entries, signatures; read from Parquet segments of 10,000`],
      }
    }),
})
