import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { inPlace, syncTime } from '../harness/place.ts'
import { growthOf, median, quantile, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'
import { type Crowd, openCrowd } from './crowd.ts'
import { openBare, openHub, type SideOfRun } from './sides.ts'

/** What the notes of all rounds took, and each round's 99th percentile. */
type Times = { readonly all: number[]; readonly p99: number[] }

/** Sends so many notes, one after the other; answers the median and keeps the others in `kept`. */
async function series({ noteToLast }: SideOfRun, crowd: Crowd, notes: number, kept: Times): Promise<number> {
  const times: number[] = []
  for (let note = 0; note < notes; note += 1) times.push(await noteToLast(crowd))
  kept.all.push(...times)
  kept.p99.push(quantile(times, 0.99))
  return median(times)
}

const nothing = (): Times => ({ all: [], p99: [] })

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
        const kept = { muster: nothing(), bare: nothing() }
        await series(hub, crowd, 3, nothing())
        await series(bare, crowd, 3, nothing())
        const turns = await takeTurns(
          rounds,
          () => series(hub, crowd, notes, kept.muster),
          () => series(bare, crowd, notes, kept.bare),
        )
        const { muster, bare: bound } = kept
        check(muster.all.length === rounds * notes && bound.all.length === muster.all.length, 'notes were lost')
        for (const [name, share] of [
          ['p50', 0.5],
          ['p99', 0.99],
        ] as const) {
          found.figures[`${name}, ${count} consoles`] = ms(muster.all, share)
          found.bound[`${name}, ${count} consoles`] = ms(bound.all, share)
        }
        ratios.push([`p50, ${count} consoles`, ratioOf(turns)])
        ratios.push([`p99, ${count} consoles`, ratioOf({ product: muster.p99, bound: bound.p99 })])
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
