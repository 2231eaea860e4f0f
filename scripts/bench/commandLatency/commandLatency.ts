import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace, type Place, syncTimes } from '../harness/place.ts'
import { startProgram } from '../harness/program.ts'
import { quantile, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'
import type { Answered, Ask } from './messages.ts'

const ASKERS = fileURLToPath(new URL('./askers.ts', import.meta.url))
const BARE = fileURLToPath(new URL('./bareWrite.ts', import.meta.url))
/** The share of a round for which each side is pressed before the first one. */
const WARM = 0.4
/** Incidents that are noted about, by turns. */
const CALLS = 200
/** One person's hands are not what is measured: nobody types a thousand commands a second. */
const UNLIMITED = { COMMANDS_PER_S: '1000000' }

/** Somewhere that takes commands. */
type Side = Pick<Ask, 'url' | 'headers' | 'bodies'>

function subfolder({ folder }: Place, name: string): string {
  const made = join(folder, name)
  mkdirSync(made)
  return made
}

const note = (incidentId: string) => ({
  path: '/api/v1/commands/incident.note',
  body: JSON.stringify({ incidentId, text: 'fire on the second floor, hydrant on the corner' }),
})
const report = {
  path: '/api/v1/commands/incident.report',
  body: JSON.stringify({ type: 'medical', place: { address: '700 block of Parnassus Avenue' } }),
}

/** A hub with the sample city, and the commands: in ten one new call, nine notes. */
async function openHub(place: Place): Promise<Side & { readonly head: () => Promise<number> }> {
  const { url, stop } = await startHubProcess({ dataDir: subfolder(place, 'hub'), env: UNLIMITED })
  place.atEnd(stop)
  const { cookie, command, get } = await signIn(url, 'dispatcher')
  const ids = await Promise.all(
    Array.from({ length: CALLS }, async () => {
      const { json } = await command('incident.report', { type: 'medical', place: {} })
      return String(json.result.incidentId)
    }),
  )
  return {
    url,
    headers: { cookie, origin: url },
    bodies: ids.map((id, i) => (i % 10 === 9 ? report : note(id))),
    head: async () => (await get('/api/v1/journal?after=0&limit=1')).json.head.seq,
  }
}

async function openBare(place: Place, { bodies }: Side): Promise<Side> {
  const bare = await startProgram([process.execPath, BARE, subfolder(place, 'bare')], /ready at (http:\S+)\n/)
  place.atEnd(bare.stop)
  return { url: bare.said[1] ?? '', headers: {}, bodies }
}

export const commandLatency = defineBenchmark({
  name: 'command-latency',
  says: 'a command over HTTP until it is acknowledged, timed from when it was due, beside bare Fastify and XADD',
  goal: 'p99 ≤ 25 ms at 1,000 commands/s',
  sizes: { persec: [1000], seconds: [5], connections: [32] },
  run: (rounds, { persec: [perSec = 1000], seconds: [seconds = 5], connections: [connections = 32] }) =>
    inPlace(async (place): Promise<Found> => {
      const hub = await openHub(place)
      const bare = await openBare(place, hub)
      const askers = fork(ASKERS, { stdio: 'inherit' })
      place.atEnd(async () => {
        const ended = once(askers, 'exit')
        if (askers.kill('SIGTERM')) await ended
      })
      let turn = 0
      const syncs: number[] = []
      const all = { hub: [] as number[], bare: [] as number[] }
      const middle = { hub: [] as number[], bare: [] as number[] }
      /** Asks for so long; answers the 99th percentile, ms. */
      async function press(name: 'hub' | 'bare', side: Side, lasting = seconds): Promise<number> {
        turn += 1
        const key = `r${turn}`
        syncs.push(...syncTimes(place.folder))
        const answered = once(askers, 'message')
        askers.send({ ...side, key, perSec, seconds: lasting, connections } satisfies Ask)
        const [{ ms, wrong }]: [Answered] = (await answered) as [Answered]
        check(wrong.length === 0, `commands were not acknowledged: ${wrong.join(', ')}`)
        check(ms.length === Math.round(perSec * lasting), `${ms.length} answers`)
        if (lasting < seconds) return 0
        all[name].push(...ms)
        middle[name].push(quantile(ms, 0.5))
        return quantile(ms, 0.99)
      }
      // Warm: the first seconds of a process are its own affair.
      await press('hub', hub, seconds * WARM)
      await press('bare', bare, seconds * WARM)
      const before = await hub.head()
      const turns = await takeTurns(
        rounds,
        () => press('hub', hub),
        () => press('bare', bare),
      )
      const appended = (await hub.head()) - before
      check(appended >= rounds * seconds * perSec, `of ${all.hub.length} acknowledged, ${appended} are in the journal`)
      const ms = (times: readonly number[], share: number): Figure => ({ value: quantile(times, share), unit: 'ms' })
      const shares = { p50: 0.5, p99: 0.99, 'p99.9': 0.999 }
      const of = (name: string, times: readonly number[]): [string, Figure][] =>
        Object.entries(shares).map(([share, value]) => [`${name}, ${share}`, ms(times, value)])
      return {
        figures: Object.fromEntries([...of('acknowledged', all.hub), ...of('fdatasync', syncs)]),
        bound: Object.fromEntries(of('acknowledged', all.bare)),
        ratio: {
          'acknowledged, p50': ratioOf({ product: middle.hub, bound: middle.bare }),
          'acknowledged, p99': ratioOf(turns),
        },
        growth: {},
        notes: [`${perSec} commands/s come whether or not earlier ones were answered, over ${connections} connections`],
      }
    }),
})
