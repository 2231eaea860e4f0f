import { check, defineBenchmark, type Figure } from '../benchmark.ts'
import { openBoundedCity } from '../harness/boundedCity.ts'
import { createCityLife } from '../harness/cityLife.ts'
import { openDesk } from '../harness/deskAlone.ts'
import { memoryOf, memoryUnder } from '../harness/memory.ts'
import { inPlace } from '../harness/place.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { takeTurns } from '../harness/turns.ts'

const RAW = '{bench}:raw'
const STRING_KEYS = '{bench}:k:'

const bytes = (value: number): Figure => ({ value, unit: 'B' })
const megabytes = (value: number): Figure => ({ value: value / 1e6, unit: 'MB' })

/** Bytes an entry, a key and a version, beside the same payloads by XADD alone and a string for each key. */
const eachOf = (rounds: number, entries: number) =>
  inPlace(async (place) => {
    const { journal, live, redis } = await openDesk(place)
    const life = createCityLife(journal, live)
    await life.goOn(entries)
    const grow = async () => {
      const before = await memoryOf(redis, journal.keys.stream)
      await life.goOn(entries)
      return ((await memoryOf(redis, journal.keys.stream)) - before) / entries
    }
    const addRaw = async () => {
      await redis.del(RAW)
      const lines = await journal.readAfter(live.head().seq - entries, entries)
      const pipeline = redis.multi()
      for (const { payload } of lines) pipeline.xAdd(RAW, '*', { p: payload })
      await pipeline.execAsPipeline()
      check((await redis.xLen(RAW)) === entries, 'the bound lacks entries')
      return (await memoryOf(redis, RAW)) / entries
    }
    const entry = await takeTurns(rounds, grow, addRaw)
    const [keys, versions] = [await memoryUnder(redis, journal.keys.buckets), await redis.hLen(journal.keys.versions)]
    const strings = redis.multi()
    for (let i = 0; i < entries; i += 1)
      strings.set(`${STRING_KEYS}${String(i).padStart(22, '0')}`, `${100_000 + i}:${'x'.repeat(11)}`, {
        expiration: { type: 'EX', value: 3600 },
      })
    await strings.execAsPipeline()
    return {
      entry,
      key: keys.bytes / live.head().seq,
      version: (await memoryOf(redis, journal.keys.versions)) / versions,
      stringKey: (await memoryUnder(redis, STRING_KEYS)).bytes / entries,
    }
  })

export const journalMemory = defineBenchmark({
  name: 'journal-memory',
  says: 'bytes an entry, an idempotency key, a version; what hub and Redis hold as the journal grows, archived and trimmed',
  goal: 'entry ≤ 1.2 × raw XADD of its payload; key ≤ 40 B; after trim 0',
  sizes: { entries: [5000], journal: [20_000, 40_000, 80_000, 160_000], segment: [5000] },
  async run(rounds, { entries: [entries = 5000], journal, segment: [segment = 5000] }) {
    const { entry, key, version, stringKey } = await eachOf(rounds, entries)
    const { found: held, holdMs } = await inPlace(async (place) => {
      const city = await openBoundedCity(place, segment)
      const found = []
      for (const length of journal) found.push(await city.liveTo(length))
      await city.checkWhole()
      return { found, holdMs: city.holdMs() }
    })
    const [first, last] = [held[0], held.at(-1)]
    check(first !== undefined && last !== undefined, 'no size was asked for')
    return {
      figures: {
        entry: bytes(median(entry.product)),
        'idempotency key': bytes(key),
        version: bytes(version),
        'archiving holds the event loop': { value: holdMs, unit: 'ms' },
        [`Redis at ${first.entries} entries`]: megabytes(first.redis),
        [`Redis at ${last.entries} entries`]: megabytes(last.redis),
        [`hub heap at ${first.entries} entries`]: megabytes(first.heap),
        [`hub heap at ${last.entries} entries`]: megabytes(last.heap),
      },
      bound: { entry: bytes(median(entry.bound)), 'idempotency key': bytes(stringKey) },
      ratio: { entry: ratioOf(entry) },
      growth: {
        'Redis after trim': growthOf(
          'entries',
          held.map(({ entries, redis }) => [entries, redis] as const),
        ),
        'hub heap': growthOf(
          'entries',
          held.map(({ entries, heap }) => [entries, heap] as const),
        ),
      },
      notes: [
        `the bound of a key is a string of its own; segments of ${segment} entries, as many stay in the stream`,
        'Redis is stream, versions, snapshot and head; idempotency keys of 30 days are counted apart',
      ],
    }
  },
})
