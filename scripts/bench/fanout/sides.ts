import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { incident } from '@muster/shared/domain/incident/incident.ts'
import { check } from '../benchmark.ts'
import type { Place } from '../harness/place.ts'
import { startProgram } from '../harness/program.ts'
import type { Crowd } from './crowd.ts'

const BARE = fileURLToPath(new URL('./bareEmit.ts', import.meta.url))

/** Something with consoles. */
export type SideOfRun = {
  readonly url: string
  readonly cookie: string
  /** Sends one note; ms from the request until the last console has its entry. */
  readonly noteToLast: (crowd: Crowd) => Promise<number>
}

const msBetween = (startNs: bigint, endNs: bigint): number => Number(endNs - startNs) / 1e6
const textOf = (note: number): string =>
  `note ${note} of the benchmark, fire on the second floor, hydrant on the corner`

function subfolder({ folder }: Place, name: string): string {
  const made = join(folder, name)
  mkdirSync(made)
  return made
}

/** A hub with the sample city and one call, about which a dispatcher notes one thing after another. */
export async function openHub(place: Place): Promise<SideOfRun & { readonly newestEntry: () => Promise<object> }> {
  const { url, stop } = await startHubProcess({ dataDir: subfolder(place, 'hub') })
  place.atEnd(stop)
  const { cookie, command, get } = await signIn(url, 'dispatcher')
  const reported = await command('incident.report', { type: 'medical', place: {} })
  const incidentId = String(reported.json.result.incidentId)
  let seq = Number(reported.json.seq)
  let notes = 0
  return {
    url,
    cookie,
    async noteToLast(crowd) {
      notes += 1
      const text = textOf(notes)
      const last = crowd.last('muster', text)
      const started = process.hrtime.bigint()
      const { status, json } = await command('incident.note', { incidentId, text })
      check(status === 200, `the hub answered ${status} ${JSON.stringify(json)}`)
      seq = json.seq
      return msBetween(started, await last)
    },
    async newestEntry() {
      const [entry] = (await get(`/api/v1/journal?after=${seq - 1}&limit=1`)).json.entries
      // As it travels to consoles: times are numbers there.
      return { ...entry, at: Date.parse(entry.at), cityTime: Date.parse(entry.cityTime) }
    },
  }
}

/** The bound: it sends the hub's own entry with another number and text. */
export async function openBare(place: Place, entry: object): Promise<SideOfRun> {
  const bare = await startProgram([process.execPath, BARE, subfolder(place, 'bare')], /ready at (http:\S+)\n/)
  place.atEnd(bare.stop)
  const url = bare.said[1] ?? ''
  let seq = 0
  return {
    url,
    cookie: '',
    async noteToLast(crowd) {
      seq += 1
      const text = textOf(seq)
      const events = [incident.make.noted('a1b2c3d4e5f6g7h8', { text })]
      const batch = { from: seq, to: seq, link: 'f'.repeat(40), entries: [{ ...entry, seq, events }] }
      const last = crowd.last('bare', text)
      const started = process.hrtime.bigint()
      const { status } = await fetch(url, { method: 'POST', body: JSON.stringify(batch) })
      check(status === 200, `the bound answered ${status}`)
      return msBetween(started, await last)
    },
  }
}
