import type { Ask } from '@muster/server/command/ask.ts'
import type { Line } from '@muster/server/journal/line.ts'
import type { RedisClient } from '@muster/server/redis/connectRedis.ts'
import { check, defineBenchmark, type Figure } from '../benchmark.ts'
import { type Asks, prepareAsks } from '../harness/asks.ts'
import { type DeskAlone, openDesk } from '../harness/deskAlone.ts'
import { fillTo } from '../harness/fillTo.ts'
import { inPlace, type Place, syncTime } from '../harness/place.ts'
import { growthOf, median, type Rounds, ratioOf } from '../harness/statistics.ts'
import { msOf, takeTurns } from '../harness/turns.ts'

/** What the desk puts in one append, and how many it has under way. The bound does the same. */
const BATCH = 200
const LANES = 2
const RAW = '{bench}:raw'

const perSecond = (count: number, ms: readonly number[]): Figure => ({
  value: (count * 1000) / median(ms),
  unit: 'events/s',
})

/** Sends lists by turns over as many lanes as the desk has. */
async function inLanes<T>(
  lists: readonly (readonly T[])[],
  send: (list: readonly T[]) => Promise<void>,
): Promise<void> {
  const rest = lists.values()
  const lane = async () => {
    for (const list of rest) await send(list)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

const batchesOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / BATCH) }, (_, i) => list.slice(i * BATCH, (i + 1) * BATCH))

/** Asks all at the desk; ms until the last was acknowledged. Each must be committed, each as an entry of its own. */
async function askAll({ desk, live, redis, journal }: DeskAlone, asks: readonly Ask[]): Promise<number> {
  const before = live.head().seq
  const seqs = new Set<number>()
  const ms = await msOf(() =>
    inLanes(batchesOf(asks), async (batch) => {
      for (const verdict of await desk.askAll(batch)) {
        check(verdict.kind === 'committed' && !verdict.replayed, `the desk answered ${JSON.stringify(verdict)}`)
        seqs.add(verdict.seq)
      }
    }),
  )
  check(seqs.size === asks.length, `${asks.length} questions led to ${seqs.size} entries`)
  check(live.head().seq === before + asks.length, `the fold stands at ${live.head().seq}, not ${before + asks.length}`)
  const length = await redis.xLen(journal.keys.stream)
  check(length === before + asks.length, `the stream holds ${length} entries, not ${before + asks.length}`)
  check(live.faults().count === 0, 'the fold met what it cannot read')
  return ms
}

/** Appends the same entries, byte for byte, by XADD alone; ms until the last was acknowledged. */
async function addRaw(redis: RedisClient, lines: readonly Line[]): Promise<number> {
  await redis.del(RAW)
  const ms = await msOf(() =>
    inLanes(batchesOf(lines), async (batch) => {
      const pipeline = redis.multi()
      for (const { entry, link, payload } of batch)
        pipeline.xAdd(RAW, '*', { at: String(entry.at), city: String(entry.cityTime), link, p: payload })
      await pipeline.execAsPipeline()
    }),
  )
  const length = await redis.xLen(RAW)
  check(length === lines.length, `the bound's stream holds ${length} entries, not ${lines.length}`)
  return ms
}

/** Rounds of the desk and of raw XADD of what the desk has just written. */
async function race(parts: DeskAlone, asks: Asks, rounds: number, events: number, feeds: number): Promise<Rounds> {
  const { journal, live, redis } = parts
  let newest: readonly Line[] = []
  const ask = async () => {
    const ms = await askAll(parts, asks.next(events, feeds))
    newest = await journal.readAfter(live.head().seq - events, events)
    return ms
  }
  await ask()
  return takeTurns(rounds, ask, () => addRaw(redis, newest))
}

const inTermsOfBound = ({ product, bound }: Rounds): number => median(product) / median(bound)

/** How much the desk costs beside raw XADD, in rates: 1 would be as fast. */
const rateRatio = ({ product, bound }: Rounds) => ratioOf({ product: bound, bound: product })

type Sized = readonly [size: number, cost: number]

/** The rate beside raw XADD, and the cost by the number of feeds, on a journal that was just begun. */
async function onFresh(place: Place, rounds: number, events: number, feeds: readonly number[]) {
  const parts = await openDesk(place)
  const asks = await prepareAsks(parts)
  const main = await race(parts, asks, rounds, events, 10)
  const byFeeds: Sized[] = []
  for (const count of feeds) byFeeds.push([count, inTermsOfBound(await race(parts, asks, rounds, events / 2, count))])
  return { main, byFeeds }
}

/** The cost at each length of the journal; the length is that in the middle of the rounds. */
async function byLengthOf(place: Place, rounds: number, events: number, lengths: readonly number[]): Promise<Sized[]> {
  const parts = await openDesk(place)
  const asks = await prepareAsks(parts)
  const found: Sized[] = []
  for (const length of lengths) {
    await fillTo(parts, length)
    const before = parts.live.head().seq
    const cost = inTermsOfBound(await race(parts, asks, rounds, events, 10))
    found.push([Math.round((before + parts.live.head().seq) / 2), cost])
  }
  return found
}

const said = (points: readonly Sized[]): string =>
  points.map(([size, cost]) => `${size}: ${cost.toFixed(2)}`).join(', ')

export const ingest = defineBenchmark({
  name: 'ingest',
  says: 'acknowledged events/s, batches of 200 at the desk of one hub, beside raw XADD of the same entries',
  goal: '≥ 0.5 × raw XADD; journal ≤ 0.05; feeds ≤ 0.1',
  sizes: { events: [10_000], journal: [10_000, 40_000, 160_000, 640_000], feeds: [1, 5, 25, 100] },
  async run(rounds, { events: [events = 10_000], journal, feeds }) {
    const { main, byFeeds, fdatasync } = await inPlace(async (place) => ({
      fdatasync: syncTime(place.folder),
      ...(await onFresh(place, rounds, events, feeds)),
    }))
    const byLength = await inPlace((place) => byLengthOf(place, rounds, events / 5, journal))
    return {
      figures: { 'events acknowledged': perSecond(events, main.product), fdatasync },
      bound: { 'raw XADD': perSecond(events, main.bound) },
      ratio: { rate: rateRatio(main) },
      growth: {
        'time by journal length': growthOf('entries in the journal', byLength),
        'time by feeds': growthOf('feeds that ask at once', byFeeds),
      },
      notes: [
        `times raw XADD, by entries in the journal: ${said(byLength)}`,
        `times raw XADD, by feeds: ${said(byFeeds)}`,
      ],
    }
  },
})
