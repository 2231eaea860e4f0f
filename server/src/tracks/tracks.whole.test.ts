import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTrackDecoder } from '@muster/shared/wire/trackFrame.ts'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { connectRedis, type RedisClient } from '../redis/connectRedis.ts'
import { openRedis, type RedisHandle } from '../redis/openRedis.ts'
import { createTracks, type TrackLane } from './tracks.ts'

const CITY_NOW = Date.parse('2017-01-04T17:00:00-08:00')
const dataDir = mkdtempSync(join(tmpdir(), 'muster-tracks-'))
const lanes: TrackLane[] = []
let handle: RedisHandle
let redis: RedisClient
let world = 0

beforeAll(async () => {
  handle = await openRedis({ dataDir, say: () => {} })
  redis = await connectRedis(handle)
})
afterEach(async () => {
  for (const lane of lanes.splice(0)) await lane.close()
  world += 1
})
afterAll(async () => {
  redis.destroy()
  await handle.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function hub(): Promise<TrackLane> {
  const lane = await createTracks({ redis, prefix: `{test:${world}}`, cityNow: () => CITY_NOW })
  lanes.push(lane)
  return lane
}
const at = (unitId: string, lng: number, sec: number) => ({
  unitId,
  lngLat: [lng, 37.77] as const,
  at: CITY_NOW + sec * 1000,
})

test('the latest value wins; back in time is dropped; over 300 km/h is marked and the last good one kept', async () => {
  const lane = await hub()
  const verdicts = [
    lane.offer(at('E12', -122.4, -60)),
    lane.offer(at('E12', -122.4, -60)),
    lane.offer(at('E12', -122.401, -70)),
    lane.offer(at('E12', -122.5, -55)),
    lane.offer(at('E12', -122.401, -50)),
  ]
  expect(verdicts).toEqual(['kept', 'same', 'old', 'tooFast', 'kept'])
  expect(lane.find('E12')).toEqual(at('E12', -122.401, -50))
  expect(lane.counters()).toMatchObject({ received: 5, dropped: 1, marked: 1, coalesced: 1, shed: 0 })
})

test('a clock that was set back does not silence a unit', async () => {
  const lane = await hub()
  lane.offer(at('E12', -122.4, 3600))
  expect(lane.offer(at('E12', -122.401, 0))).toBe('kept')
})

test('what one hub hears the other shows, and a hub that starts later knows', async () => {
  const [one, two] = [await hub(), await hub()]
  const decoder = createTrackDecoder()
  two.open(null, (frame) => decoder.apply(frame) === 'applied')
  one.offer(at('E12', -122.4, -2))
  one.offer(at('M53', -122.42, -1))
  await vi.waitFor(() => expect([...decoder.ids].sort()).toEqual(['E12', 'M53']), 3000)
  expect(decoder.lngLat[2 * decoder.indexOf('M53')]).toBeCloseTo(-122.42, 5)
  await one.close()
  lanes.splice(lanes.indexOf(one), 1)
  const three = await hub()
  expect(three.find('M53')).toEqual(at('M53', -122.42, -1))
})

test('a client that cannot take a frame is spared until a full one brings it up to date; others are not slowed', async () => {
  const lane = await hub()
  const quick = createTrackDecoder()
  const slow = createTrackDecoder()
  const taken: string[] = []
  let hasRoom = true
  lane.offer(at('E12', -122.4, 0))
  lane.open(null, (frame) => quick.apply(frame) === 'applied')
  lane.open(null, (frame) => {
    if (hasRoom) taken.push(slow.apply(frame))
    return hasRoom
  })
  hasRoom = false
  for (const [sec, lng] of [-122.4001, -122.4002, -122.4003].entries()) {
    lane.offer(at('E12', lng, sec + 1))
    await vi.waitFor(() => expect(quick.lngLat[0]).toBeCloseTo(lng, 5), 3000)
  }
  expect(slow.lngLat[0]).toBeCloseTo(-122.4, 5)
  expect(lane.counters().shed).toBeGreaterThanOrEqual(2)
  hasRoom = true
  await vi.waitFor(() => expect(slow.lngLat[0]).toBeCloseTo(-122.4003, 5), 3000)
  expect(taken).toEqual(['applied', 'applied'])
})

test('a client gets what is in its view, and one last position of what leaves it', async () => {
  const lane = await hub()
  lane.offer(at('E12', -122.4, 0))
  lane.offer(at('FAR', -121, 0))
  const decoder = createTrackDecoder()
  const subscription = lane.open([-122.41, 37.76, -122.39, 37.78], (frame) => decoder.apply(frame) === 'applied')
  expect(decoder.ids).toEqual(['E12'])
  for (const [step, lng] of [-122.45, -122.5, -122.55].entries()) {
    lane.offer(at('E12', lng, 120 * (step + 1)))
    await new Promise((resolve) => setTimeout(resolve, 1300))
  }
  expect(decoder.lngLat[0]).toBeCloseTo(-122.45, 5)
  subscription.look([-122.6, 37.7, -120.9, 37.8])
  expect([...decoder.ids].sort()).toEqual(['E12', 'FAR'])
  expect(decoder.lngLat[2 * decoder.indexOf('E12')]).toBeCloseTo(-122.55, 5)
})
