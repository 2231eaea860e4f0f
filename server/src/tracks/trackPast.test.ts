import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { folderStorage } from '../journal/archive/storage.ts'
import { createTrackPast, type TrackPast } from './trackPast.ts'

const T0 = Date.parse('2017-01-04T17:50:00-08:00')
const MIN = 60_000
const folder = mkdtempSync(join(tmpdir(), 'muster-tracks-past-'))
const storage = folderStorage(join(folder, 'archive'))
const open: TrackPast[] = []
afterEach(async () => {
  for (const past of open.splice(0)) await past.close()
  rmSync(folder, { recursive: true, force: true })
})

test('positions are sampled, kept through a restart, made Parquet by the hour, found by unit and time, and forgotten in time', async () => {
  let now = T0
  const latest = new Map<string, { unitId: string; lngLat: [number, number]; at: number }>()
  const be = (unitId: string, lng: number, at: number) => latest.set(unitId, { unitId, lngLat: [lng, 37.77], at })
  const hub = async () => {
    const past = await createTrackPast({
      storage,
      folder: join(folder, 'spool'),
      tracks: { all: () => latest.values() },
      cityNow: () => now,
      keepDays: 2,
      warn: (error) => expect.unreachable(String(error)),
    })
    open.push(past)
    return past
  }
  const first = await hub()
  for (let minute = 0; minute < 8; minute += 1) {
    now = T0 + minute * MIN
    be('E12', -122.4 - minute * 0.001, now)
    be('M53', -122.5, now)
    await first.write()
    // Too soon after the last sample: not kept.
    be('E12', -122.9, now + 3000)
    await first.write()
  }
  await first.close()
  open.pop()
  const second = await hub()
  for (let minute = 8; minute < 20; minute += 1) {
    now = T0 + minute * MIN
    be('E12', -122.4 - minute * 0.001, now)
    await second.write()
  }
  // The first hour is over and lies in the archive; the second still grows beside the hub.
  expect(await storage.list('tracks/')).toHaveLength(1)
  expect(await readdir(join(folder, 'spool'))).toHaveLength(1)
  const all = await second.ask({ unitId: 'E12', from: T0, to: now, limit: 1000 })
  expect(all.map(({ at }) => (at - T0) / MIN)).toEqual(Array.from({ length: 20 }, (_, minute) => minute))
  expect(all[3]).toEqual({ unitId: 'E12', at: T0 + 3 * MIN, lngLat: [-122.403, 37.77] })
  expect(await second.ask({ from: T0, to: T0, limit: 10 })).toHaveLength(2)
  expect(await second.ask({ unitId: 'E12', from: T0 + 5 * MIN, to: T0 + 15 * MIN, limit: 4 })).toHaveLength(4)
  expect(await second.ask({ unitId: "' OR 1=1 --", from: T0, to: now, limit: 10 })).toEqual([])
  now = T0 + 3 * 24 * 60 * MIN
  be('E12', -122.4, now)
  await second.write()
  expect(await storage.list('tracks/')).toEqual([])
  expect(await second.ask({ from: T0, to: T0 + 60 * MIN, limit: 10 })).toEqual([])
})
