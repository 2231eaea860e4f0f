import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCity } from '@muster/server/cities/loadCity.ts'
import type { CityPack } from '@muster/server/cities/pack.ts'
import { createAreas } from '@muster/server/dispatch/areas.ts'
import { type RoadFile, readRoadFile } from '@muster/server/dispatch/roadFile.ts'
import { momentOf } from '@muster/server/feeds/zonedTime.ts'
import { type SffdRow, sffdRows } from '../../build-city/calls/sffdRows.ts'
import { Unready } from '../benchmark.ts'
import { type Ground, groundOf } from './city/ground.ts'
import { shiftsOf } from './log/shifts.ts'
import { POOLS, type Slot, slotsOf } from './log/slots.ts'
import { ambulancesOf, type Crew, type Job, jobsOf } from './play/world.ts'

/** A file of calls, or a half of one, ready to be played. */
export type Week = {
  readonly name: string
  readonly rows: readonly SffdRow[]
  readonly jobs: readonly Job[]
  readonly crews: readonly Crew[]
  /** A second of the city's wall clock as RFC 3339. */
  readonly zone: (wallSec: number) => string
}

export type Replay = {
  readonly pack: CityPack
  readonly roads: RoadFile
  readonly ground: Ground
  readonly weeks: readonly Week[]
  /** The same ground with some stretches closed. */
  readonly closing: (closed: ReadonlySet<number>) => Ground
  readonly areaOf: (job: Job) => string
}

const DATA = fileURLToPath(new URL('../../../../shared/data/sf/calls', import.meta.url))
const DEVELOPMENT = [`${DATA}/sffd_2016-12-31_2017-01-07.csv`, `${DATA}/sffd_2020-04-07_2020-04-13.csv`]
const HOUR_MS = 3_600_000

/** Reads the files (default: the two development weeks) and lays the city out for them. One file is cut into two halves. */
export async function readReplay(files: readonly string[], { hours }: { hours: number }): Promise<Replay> {
  const paths = files.length > 0 ? files : DEVELOPMENT
  const missing = paths.find((path) => !existsSync(path))
  if (missing) throw new Unready(`there are no calls at ${missing}: pass --calls FILE, a CSV of the SFFD form`)
  const pack = await loadCity('sf')
  if ('refused' in pack) throw new Unready(pack.refused)
  const read = await Promise.all(
    paths.map(async (path) => {
      const rows = await sffdRows([path])
      const slots = slotsOf(rows)
      if (slots.length === 0) throw new Unready(`${path} holds no call of an engine, a truck or an ambulance`)
      return { name: basename(path, '.csv'), rows, slots: firstHours(slots, hours) }
    }),
  )
  const [only] = read
  const parts = only && read.length === 1 ? halves(only) : read
  const places = parts.flatMap(({ slots }) => slots.flatMap(({ place }) => (place ? [place] : [])))
  const roads = readRoadFile(pack.roads)
  const ground = groundOf(roads, pack.facilities, places)
  const areas = createAreas(pack)
  return {
    ...{ pack, roads, ground },
    weeks: parts.map(({ name, rows, slots }) => ({
      ...{ name, rows, jobs: jobsOf(slots, ground) },
      crews: crewsOf(slots, pack, ground),
      zone: zoneOf(pack.city.timeZone, slots[0]?.at ?? 0),
    })),
    closing: (closed) => groundOf(roads, pack.facilities, places, closed),
    areaOf: ({ place }) => (place && areas.around(place).neighbourhood) || '',
  }
}

const firstHours = (slots: readonly Slot[], hours: number): Slot[] =>
  slots.filter(({ at }) => at < (slots[0]?.at ?? 0) + hours * 3600)

type Part = { readonly name: string; readonly rows: readonly SffdRow[]; readonly slots: readonly Slot[] }

/** Each half is then tuned on the other. */
function halves({ name, rows, slots }: Part): Part[] {
  const middle = ((slots[0]?.at ?? 0) + (slots.at(-1)?.at ?? 0)) / 2
  const calls = new Set(slots.filter(({ at }) => at < middle).map(({ callId }) => callId))
  const half = (isFirst: boolean): Part => ({
    name: `${name}, ${isFirst ? 'first' : 'second'} half`,
    rows: rows.filter((row) => calls.has(row['Call Number'] ?? '') === isFirst),
    slots: slots.filter(({ callId }) => calls.has(callId) === isFirst),
  })
  return [half(true), half(false)]
}

/** Engines and trucks of the city at their own stations, always on duty; ambulances as the log shows them. */
function crewsOf(slots: readonly Slot[], { units }: CityPack, { posts }: Ground): Crew[] {
  const from = (slots[0]?.at ?? 0) - 1
  const fixed = units.flatMap(({ id, kind, capabilities, stationId }): Crew[] => {
    const pool = POOLS.find((one) => one === kind)
    const post = posts.findIndex((one) => one.id === stationId)
    return pool && post >= 0 ? [{ id, pool, capabilities, from, to: Number.POSITIVE_INFINITY, post }] : []
  })
  return [...fixed, ...ambulancesOf(shiftsOf(slots))]
}

/** Within a file the clock's distance from UTC is taken to stay as it is at the first call. */
function zoneOf(timeZone: string, wallSec: number): (wallSec: number) => string {
  const wall = new Date(wallSec * 1000)
  const moment = momentOf(
    {
      ...{ year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() },
      ...{ hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() },
    },
    timeZone,
  )
  const aheadMs = moment === 'missing' ? 0 : wall.getTime() - moment.at
  const hours = Math.abs(aheadMs) / HOUR_MS
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
  const offset = `${aheadMs < 0 ? '-' : '+'}${two(hours)}:${two((hours % 1) * 60)}`
  return (sec) => `${new Date(sec * 1000).toISOString().slice(0, 19)}${offset}`
}
