import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, signIn } from '@muster/server/hub.testing.ts'
import { buildClient } from '../../build.ts'
import { check, defineBenchmark } from '../benchmark.ts'
import { openBoundedCity } from '../harness/boundedCity.ts'
import { inPlace, type Place, syncTime } from '../harness/place.ts'
import { startProgram } from '../harness/program.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const BARE = fileURLToPath(new URL('./bareHub.ts', import.meta.url))
const READY = /ready at (http:\S+)\n/
/** Entries in a segment of the archive, and in Redis, as where nothing else is said. */
const SEGMENT = 10_000
const KEPT = 20_000

let folders = 0
function subfolder({ folder }: Place): string {
  folders += 1
  const made = join(folder, `d${folders}`)
  mkdirSync(made)
  return made
}

/** `npm start` in a data folder; ms until it says that it is ready. Ready must mean that it answers with entry `seq`. */
async function npmStart(dataDir: string, seq: number): Promise<number> {
  const port = String(await freePort())
  const npm = ['npm', 'start', '--silent', '--', '--port', port, '--data', dataDir, '--no-traffic']
  const hub = await startProgram(npm, READY, ROOT)
  try {
    const url = hub.said[1] ?? ''
    const { status } = await fetch(`${url}/readyz`)
    const { get } = await signIn(url, 'dispatcher')
    const { json } = await get(`/api/v1/journal?after=${seq - 1}&limit=1`)
    check(status === 200 && json.entries[0]?.seq === seq, `a hub that said it was ready lacks entry ${seq}`)
  } finally {
    await hub.stop()
  }
  // Somebody changed the console's sources meanwhile: a build is another figure.
  return hub.output.includes('Building the console') ? npmStart(dataDir, seq) : hub.ms
}

async function bareStart(folder: string): Promise<number> {
  const bare = await startProgram([process.execPath, BARE, folder], READY)
  const { status } = await fetch(`${bare.said[1]}/readyz`)
  await bare.stop()
  check(status === 200, `the bare hub answers ${status}`)
  return bare.ms
}

/** A data folder in which a city has lived for so many entries, left as a hub leaves it that is stopped. */
async function folderWith(place: Place, entries: number): Promise<string> {
  const folder = subfolder(place)
  await inPlace(async ({ atEnd }) => {
    const city = await openBoundedCity({ folder, atEnd }, SEGMENT, KEPT)
    await city.liveTo(entries)
  })
  return folder
}

export const coldStart = defineBenchmark({
  name: 'cold-start',
  says: '`npm start`, installed and built, until it is ready, beside a bare Fastify with a Redis child',
  goal: '≤ 1.5 s over it; journal ≤ 0.1',
  sizes: { journal: [1000, 10_000, 100_000, 1_000_000] },
  run: (rounds, { journal }) =>
    inPlace(async (place) => {
      buildClient()
      const fdatasync = syncTime(place.folder)
      const first = await takeTurns(
        rounds,
        () => npmStart(subfolder(place), 2),
        () => bareStart(subfolder(place)),
      )
      const byLength: [number, number][] = []
      for (const entries of journal) {
        const folder = await folderWith(place, entries)
        const times: number[] = []
        for (let round = 0; round < rounds; round += 1) times.push(await npmStart(folder, entries))
        byLength.push([entries, median(times)])
      }
      const over = median(first.product) - median(first.bound)
      return {
        figures: {
          'ready in an empty folder': { value: median(first.product), unit: 'ms' },
          'over the bound': { value: over, unit: 'ms' },
          fdatasync,
        },
        bound: { 'ready in an empty folder': { value: median(first.bound), unit: 'ms' } },
        ratio: { time: ratioOf(first) },
        growth: { time: growthOf('entries in the journal', byLength) },
        notes: [
          `ms by entries in the journal: ${byLength.map(([size, ms]) => `${size}: ${ms.toFixed(0)}`).join(', ')}`,
        ],
      }
    }),
})
