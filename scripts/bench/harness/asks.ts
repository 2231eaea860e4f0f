import type { Ask } from '@muster/server/command/ask.ts'
import { check } from '../benchmark.ts'
import type { DeskAlone } from './deskAlone.ts'

/** So many units, and so many incidents, that two batches under way never touch the same one, as with a city's feeds. */
const THINGS = 2000
const SETUP = 200

const actor = { id: 'key-bench', name: 'Bench', roles: ['feed', 'admin'] as const }

/** Makes what feeds ask: in ten questions one new call, four notes to known ones, five statuses of units. */
export type Asks = { readonly next: (count: number, feeds: number) => Ask[] }

const report = (number: number) => ({
  name: 'incident.report',
  input: {
    type: 'medical',
    place: { point: { type: 'Point', coordinates: [-122.5 + (number % 97) / 1000, 37.71 + (number % 89) / 1000] } },
    narrative: `call ${number} of the benchmark, second floor, caller waits outside`,
    source: { feed: 'bench', id: `c${number}` },
  },
})

/** Registers units and reports incidents, `things` of each, so that the questions have something to be about. */
export async function prepareAsks({ desk }: DeskAlone, things = THINGS): Promise<Asks> {
  let asked = 0
  const keyed = (name: string, input: unknown, feed = 0): Ask => {
    asked += 1
    return { name, input, actor: { ...actor, roles: [...actor.roles] }, key: `k${asked}`, scope: `feed:${feed}` }
  }
  async function askAll(asks: readonly Ask[]): Promise<(string | undefined)[]> {
    const ids: (string | undefined)[] = []
    for (let at = 0; at < asks.length; at += SETUP) {
      for (const verdict of await desk.askAll(asks.slice(at, at + SETUP))) {
        check(verdict.kind === 'committed', `setting up was answered ${JSON.stringify(verdict)}`)
        ids.push(verdict.events[0]?.id)
      }
    }
    return ids
  }
  const profile = { kind: 'engine', capabilities: ['fire'], crew: 4, agencyId: 'sffd' }
  const unitIds = Array.from({ length: things }, (_, i) => `B${i}`)
  await askAll(unitIds.map((unitId) => keyed('unit.register', { unitId, callSign: unitId, ...profile })))
  const incidentIds = await askAll(Array.from({ length: things }, (_, i) => keyed(report(i).name, report(i).input)))

  let turn = things
  let visits = 0
  function question(): { name: string; input: unknown } {
    turn += 1
    if (turn % 10 === 0) return report(turn)
    if (turn % 2 === 0)
      return {
        name: 'incident.note',
        input: { incidentId: incidentIds[turn % things], text: `note ${turn} from the scene` },
      }
    const unitId = unitIds[visits % things]
    const status = Math.floor(visits / things) % 2 === 0 ? 'outofservice' : 'available'
    visits += 1
    return { name: 'unit.status', input: { unitId, status } }
  }
  return {
    next: (count, feeds) =>
      Array.from({ length: count }, () => {
        const { name, input } = question()
        return keyed(name, input, asked % feeds)
      }),
  }
}
