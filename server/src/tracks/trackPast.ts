import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { filesOf, quoted, rowsOf, withDuck } from '../journal/archive/duck.ts'
import type { Storage } from '../journal/archive/storage.ts'
import type { Track } from './track.ts'

/** A unit's positions are kept so far apart, ms of city time. */
const SAMPLE_MS = 10_000
/** How often what was sampled is written down, ms: so much is lost when the hub is killed. */
const WRITE_EVERY_MS = 5000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Crews have privacy too: a city may shorten it. */
const KEEP_DAYS = 30

const COLUMNS = `{'unit': 'VARCHAR', 'at': 'BIGINT', 'lng': 'DOUBLE', 'lat': 'DOUBLE'}`

/** Where a unit was. `at`: city time, epoch ms. */
export type PastPosition = { readonly unitId: string; readonly at: number; readonly lngLat: readonly [number, number] }

/** Which positions: of one unit or of all, in a span of city time, both ends included, epoch ms. */
export type TrackQuestion = {
  readonly unitId?: string
  readonly from: number
  readonly to: number
  readonly limit: number
}

/** The city hour of a file, as `2017010417`, in UTC. */
const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13).replaceAll('-', '').replace('T', '')

const FILE = /(\d{10})-[0-9a-f]{8}\.(?:parquet|csv)$/
const hourIn = (name: string): string => FILE.exec(name)?.[1] ?? ''

/**
 * The past of the tracks: sampled, unsealed, kept for days. Each hour of the city is a text file that grows beside the hub
 * and becomes Parquet in the archive's storage once it is over; a hub that was killed goes on with it.
 */
export async function createTrackPast({
  storage,
  folder,
  tracks,
  cityNow,
  keepDays = KEEP_DAYS,
  warn,
}: {
  storage: Storage
  /** A folder of this hub alone. */
  folder: string
  tracks: { readonly all: () => Iterable<Track> }
  cityNow: () => number
  keepDays?: number
  warn: (error: unknown) => void
}) {
  const sampledAt = new Map<string, number>()
  const growing = new Map<string, string>()
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) growing.set(hourIn(name), name)
  let turn: Promise<unknown> = Promise.resolve()

  /** What is new since the last look, by city hour. */
  function sample(): Map<string, string> {
    const rows = new Map<string, string>()
    const now = cityNow()
    for (const { unitId, at, lngLat } of tracks.all()) {
      const last = sampledAt.get(unitId)
      // A clock that was set back does not silence a unit.
      if (last !== undefined && at < last + SAMPLE_MS && last <= now + SAMPLE_MS) continue
      sampledAt.set(unitId, at)
      const hour = hourOf(at)
      rows.set(hour, `${rows.get(hour) ?? ''}${unitId},${at},${lngLat[0]},${lngLat[1]}\n`)
    }
    return rows
  }

  /** An hour that is over becomes a file of the archive, of the same name: done twice, it is there once. */
  async function finish(hour: string, name: string): Promise<void> {
    const path = join(folder, name)
    const parquet = `${path}.part`
    await withDuck((duck) =>
      duck.run(`COPY (SELECT * FROM read_csv(${quoted(path)}, header = false, columns = ${COLUMNS}) ORDER BY "unit", "at")
        TO ${quoted(parquet)} (FORMAT parquet, COMPRESSION zstd)`),
    )
    await storage.putNew(`tracks/${name.replace('.csv', '.parquet')}`, await readFile(parquet))
    await rm(parquet, { force: true })
    await rm(path, { force: true })
    growing.delete(hour)
  }

  async function work(): Promise<void> {
    for (const [hour, rows] of sample()) {
      const name = growing.get(hour) ?? `${hour}-${randomUUID().slice(0, 8)}.csv`
      growing.set(hour, name)
      await appendFile(join(folder, name), rows)
    }
    const now = cityNow()
    const over = [...growing].filter(([hour]) => hour < hourOf(now))
    for (const [hour, name] of over) await finish(hour, name)
    if (over.length > 0) await forget(hourOf(now - keepDays * DAY_MS))
  }

  async function forget(before: string): Promise<void> {
    for (const name of await storage.list('tracks/')) if (hourIn(name) < before) await storage.drop(name)
  }

  /** One after the other: a file that is being read is not taken away. */
  function inTurn<T>(what: () => Promise<T>): Promise<T> {
    const done = turn.then(what)
    turn = done.catch(() => undefined)
    return done
  }

  const write = (): Promise<void> => inTurn(work)

  async function find({ unitId, from, to, limit }: TrackQuestion): Promise<PastPosition[]> {
    await work()
    const [first, last] = [hourOf(from), hourOf(to)]
    const isAsked = (name: string) => hourIn(name) >= first && hourIn(name) <= last
    const kept = (await storage.list('tracks/')).filter(isAsked)
    const files = await Promise.all(kept.map((name) => storage.file(name)))
    const texts = [...growing.values()].filter(isAsked).map((name) => join(folder, name))
    const parts = [
      ...(files.length > 0 ? [`SELECT "unit", "at", "lng", "lat" FROM read_parquet(${filesOf(files)})`] : []),
      ...(texts.length > 0 ? [`SELECT * FROM read_csv(${filesOf(texts)}, header = false, columns = ${COLUMNS})`] : []),
    ]
    if (parts.length === 0) return []
    const isUnit = unitId === undefined ? '' : 'AND "unit" = $1'
    const sql = `SELECT DISTINCT "unit", "at", "lng", "lat" FROM (${parts.join(' UNION ALL ')})
      WHERE "at" BETWEEN ${from} AND ${to} ${isUnit} ORDER BY "at", "unit" LIMIT ${limit}`
    return withDuck(async (duck) => {
      const found: PastPosition[] = []
      for await (const rows of rowsOf(duck, sql, unitId === undefined ? [] : [unitId]))
        for (const [unit, at, lng, lat] of rows)
          found.push({ unitId: String(unit), at: Number(at), lngLat: [Number(lng), Number(lat)] })
      return found
    })
  }

  const timer = setInterval(() => write().catch(warn), WRITE_EVERY_MS)

  return {
    /** Where units were, oldest first. */
    ask: (question: TrackQuestion): Promise<PastPosition[]> => inTurn(() => find(question)),
    /** Samples and writes down what there is now. */
    write,
    async close(): Promise<void> {
      clearInterval(timer)
      await write().catch(warn)
    },
  }
}

export type TrackPast = Awaited<ReturnType<typeof createTrackPast>>
