import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { signIn, startHubProcess } from '@muster/server/hub.testing.ts'
import { journalKeys } from '@muster/server/journal/keys.ts'
import { readLine } from '@muster/server/journal/line.ts'
import { connectRedis, type RedisClient } from '@muster/server/redis/connectRedis.ts'
import { cityFold } from '@muster/shared/domain/fold.ts'
import type { Cursor } from '@muster/shared/kernel/entry.ts'
import { createRecords } from '@muster/shared/kernel/state.ts'
import type { ClientToServer, ServerToClient } from '@muster/shared/wire/messages.ts'
import { io, type Socket } from 'socket.io-client'
import * as parser from 'socket.io-msgpack-parser'
import { check, defineBenchmark, type Figure, type Found } from '../benchmark.ts'
import { createCityLife } from '../harness/cityLife.ts'
import { openDesk } from '../harness/deskAlone.ts'
import { inPlace, type Place } from '../harness/place.ts'
import { growthOf, median, ratioOf } from '../harness/statistics.ts'
import { msOf, takeTurns } from '../harness/turns.ts'

/** Lines that a hub keeps in memory for those who come back; further behind, a console gets a snapshot. */
const IN_MEMORY = 5000
const PATIENCE_MS = 60_000
/** Calls under way together: what a snapshot has to bring. */
const CALLS = 1000

const ms = (times: readonly number[]): Figure => ({ value: median(times), unit: 'ms' })

/** Writes a city's life of `length` entries into a data folder, with a snapshot that the newest `IN_MEMORY` come after. */
const seedLife = (folder: string, length: number): Promise<void> =>
  inPlace(async ({ atEnd }) => {
    const { journal, live, redis } = await openDesk({ folder, atEnd })
    const life = createCityLife(journal, live, CALLS)
    await life.goOn(Math.max(0, length - IN_MEMORY))
    await live.keepNow()
    const { snapshot } = journal.keys
    await redis.copy(snapshot, `${snapshot}:kept`)
    await life.goOn(Math.min(length, IN_MEMORY))
    await live.keepNow()
    // A hub that starts folds what came after it, as one that has run for a while.
    await redis.copy(`${snapshot}:kept`, snapshot, { REPLACE: true })
    await redis.del(`${snapshot}:kept`)
  })

/** A console's connection, and what catching up from a position takes: ms, and whether it got a snapshot. */
async function openConsole({ atEnd }: Place, url: string, cookie: string) {
  const socket: Socket<ServerToClient, ClientToServer> = io(`${url}/live`, {
    parser,
    transports: ['websocket'],
    extraHeaders: { cookie },
  })
  atEnd(() => socket.close())
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(undefined)).once('connect_error', reject))

  /** Resumes after `after`; folds what comes until it stands at `head`. */
  async function catchUp(after: Cursor, head: number): Promise<number> {
    const records = createRecords()
    let seq = after.seq
    const done = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`only at ${seq} of ${head}`)), PATIENCE_MS)
      const arrive = () => {
        if (seq < head) return
        clearTimeout(late)
        resolve()
      }
      socket.off('snapshot').off('events')
      socket.on('snapshot', ({ seq: at, state }) => {
        records.load(state)
        seq = at
        arrive()
      })
      socket.on('events', ({ from, to, entries }) => {
        // What happens meanwhile comes to a console that follows already; the answer brings it, too.
        if (from !== seq + 1) return
        for (const entry of entries) cityFold.apply(records, entry)
        seq = to
        arrive()
      })
    })
    const took = await msOf(async () => {
      socket.emit('resume', { world: 'live', after, fold: cityFold.version })
      await done
    })
    return took
  }
  return { catchUp }
}

/** Reads the same entries as they lie in the stream, and parses them. */
async function readRaw(redis: RedisClient, stream: string, after: number, head: number): Promise<void> {
  let seq = after
  while (seq < head) {
    const found = (await redis.xRange(stream, `(${seq}-0`, `${head}-0`, { COUNT: 5000 })) ?? []
    for (const { message } of found) JSON.parse(message.p ?? '')
    const last = Number(found.at(-1)?.id.split('-')[0])
    check(found.length > 0 && last > seq, `entry ${seq + 1} is not in the stream`)
    seq = last
  }
}

export const catchUp = defineBenchmark({
  name: 'catch-up',
  says: 'a console that was away until it stands where the hub stands, beside raw XRANGE and parsing of what it missed',
  goal: 'an hour (18,000 entries) ≤ 150 ms, a day (360,000) ≤ 600 ms, or ≤ 2 ×; past the snapshot ≤ 0.1',
  sizes: { missed: [1000, 4000, 18_000, 60_000, 180_000, 360_000] },
  run: (rounds, { missed }) =>
    inPlace(async (place): Promise<Found> => {
      const folder = join(place.folder, 'hub')
      mkdirSync(folder)
      await seedLife(folder, Math.max(...missed) + 100)
      // The stream keeps all of it, so that the bound has something to read.
      const hub = await startHubProcess({ dataDir: folder, env: { JOURNAL_KEEP: String(10 * Math.max(...missed)) } })
      place.atEnd(hub.stop)
      const redis = await connectRedis({ address: { socket: join(folder, 'redis', 'redis.sock') } })
      place.atEnd(() => redis.destroy())
      const { stream } = journalKeys('sf', 'live')
      const { cookie, get } = await signIn(hub.url, 'dispatcher')
      const console = await openConsole(place, hub.url, cookie)
      const found = { figures: {} as Record<string, Figure>, bound: {} as Record<string, Figure> }
      const ratios: [string, ReturnType<typeof ratioOf>][] = []
      const costs: [number, number][] = []
      for (const count of missed) {
        const { head } = (await get('/api/v1/journal?after=0&limit=1')).json
        const [line] = ((await redis.xRange(stream, `${head.seq - count}-0`, `${head.seq - count}-0`)) ?? []).map(
          readLine,
        )
        check(line !== undefined, `entry ${head.seq - count} is not in the stream`)
        const after = { seq: line.entry.seq, link: line.link }
        await console.catchUp(after, head.seq)
        const turns = await takeTurns(
          rounds,
          () => console.catchUp(after, head.seq),
          () => msOf(() => readRaw(redis, stream, after.seq, head.seq)),
        )
        const name = `${count} missed`
        found.figures[name] = ms(turns.product)
        found.bound[name] = ms(turns.bound)
        ratios.push([name, ratioOf(turns)])
        if (count > IN_MEMORY) costs.push([count, median(turns.product)])
      }
      return {
        ...found,
        ratio: Object.fromEntries(ratios),
        growth: costs.length > 1 ? { 'past the snapshot': growthOf('entries missed', costs) } : {},
        notes: [`up to ${IN_MEMORY} missed entries are sent, beyond that a snapshot; both are decoded and folded`],
      }
    }),
})
