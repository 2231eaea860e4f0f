import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace, syncTime } from '../harness/place.ts'
import { growthOf, median, quantile, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'
import { type Crowd, openCrowd } from './crowd.ts'
import { openBare, openHub, type SideOfRun } from './sides.ts'

/** Sends so many notes, one after the other; answers the median and keeps every time in `all`. */
async function series({ noteToLast }: SideOfRun, crowd: Crowd, notes: number, all: number[]): Promise<number> {
  const times: number[] = []
  for (let note = 0; note < notes; note += 1) times.push(await noteToLast(crowd))
  all.push(...times)
  return median(times)
}

const ms = (times: readonly number[], share: number): Figure => ({ value: quantile(times, share), unit: 'ms' })

export const fanout = defineBenchmark({
  name: 'fanout',
  says: 'a command until the last console has its entry, beside a bare Socket.IO emit of the same bytes after XADD',
  goal: '≤ 2 ×; consoles ≤ 1.0',
  sizes: { consoles: [100, 250, 500, 1000], notes: [20] },
  run: (rounds, { consoles, notes: [notes = 20] }) =>
    inPlace(async (place): Promise<Found> => {
      const fdatasync = syncTime(place.folder)
      const crowd = openCrowd(place)
      const hub = await openHub(place)
      const bare = await openBare(place, await hub.newestEntry())
      const found = { figures: { fdatasync } as Record<string, Figure>, bound: {} as Record<string, Figure> }
      const ratios: [string, ReturnType<typeof ratioOf>][] = []
      const costs: [number, number][] = []
      for (const count of consoles) {
        await crowd.growTo({ side: 'muster', url: hub.url, cookie: hub.cookie, count })
        await crowd.growTo({ side: 'bare', url: bare.url, cookie: bare.cookie, count })
        const all = { muster: [] as number[], bare: [] as number[] }
        await series(hub, crowd, 3, [])
        await series(bare, crowd, 3, [])
        const turns = await takeTurns(
          rounds,
          () => series(hub, crowd, notes, all.muster),
          () => series(bare, crowd, notes, all.bare),
        )
        check(all.muster.length === rounds * notes && all.bare.length === all.muster.length, 'notes were lost')
        for (const [name, share] of [
          ['p50', 0.5],
          ['p99', 0.99],
        ] as const) {
          found.figures[`${name}, ${count} consoles`] = ms(all.muster, share)
          found.bound[`${name}, ${count} consoles`] = ms(all.bare, share)
        }
        ratios.push([`p50, ${count} consoles`, ratioOf(turns)])
        costs.push([count, median(turns.product)])
      }
      return {
        ...found,
        ratio: Object.fromEntries(ratios),
        growth: { time: growthOf('consoles', costs) },
        notes: ['consoles are Socket.IO clients in two processes on the same machine; they decode what they get'],
      }
    }),
})
