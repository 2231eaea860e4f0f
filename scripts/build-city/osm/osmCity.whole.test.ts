import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropDataDir, type HubProcess, newDataDir, signIn, startHubProcess } from '../../../server/src/hub.testing.ts'
import { at, fileOf, xmlOf } from './osm.testing.ts'

const script = fileURLToPath(new URL('../buildCity.ts', import.meta.url))
const [dataDir, cities] = [newDataDir(), newDataDir()]
const env = { ...process.env, CITIES_DIR: cities }
const build = (...args: string[]) => spawnSync(process.execPath, [script, 'osm', ...args], { encoding: 'utf8', env })
const street = { highway: 'residential', name: 'High Street' }
const map = xmlOf({
  nodes: { 1: [0, 0], 2: [6, 0], 3: [6, 5], 4: [6, 5, { amenity: 'fire_station', name: 'Station North' }] },
  ways: { 1: [[1, 2, 3], street] },
})
let hub: HubProcess | undefined

beforeAll(async () => {
  const { status, stdout, stderr } = build(fileOf(map), '--id', 'tiny', '--name', 'Tiny', '--name-zh', '小城')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('no hospital')
  hub = await startHubProcess({ dataDir, env: { CITIES_DIR: cities }, args: ['--city', 'tiny'] })
})

afterAll(async () => {
  await hub?.stop()
  for (const folder of [dataDir, cities]) dropDataDir(folder)
})

test('a city made of a map in one command starts, says what it is, and knows whom to send', async () => {
  const url = hub?.url ?? ''
  const city = await (await fetch(`${url}/api/v1/city`)).json()
  expect(city).toMatchObject({ id: 'tiny', name: { en: 'Tiny', zh: '小城' }, timeZone: 'Europe/Vaduz' })
  const tiles = await fetch(`${url}/city/basemap.pmtiles`, { headers: { range: 'bytes=0-6' } })
  expect(await tiles.text()).toBe('PMTiles')
  const dispatcher = await signIn(url, 'dispatcher')
  const place = { address: 'High Street', point: { type: 'Point', coordinates: at(1, 0) } }
  const { json } = await dispatcher.command('incident.report', { type: 'medical', place })
  const advice = await dispatcher.get(`/api/v1/recommendations?incident=${json.result.incidentId}`)
  const first = advice.json.units.find(({ rank }: { rank: number | null }) => rank === 1)
  expect(first.id).toMatch(/^[EM]\d$/)
})

test('what no city can be made of is told in one line with a failing exit, and nothing is written', () => {
  const refused = (...args: string[]) => {
    const { status, stdout, stderr } = build(...args)
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/\n\s+at /)
    return [status, stderr.trim().split('\n').length]
  }
  expect(refused(fileOf(map.slice(0, 300)), '--id', 'half')).toEqual([1, 1])
  expect(refused(fileOf('no map', 'x.osm.pbf'), '--id', 'half')).toEqual([1, 1])
  expect(refused(fileOf(map), '--id', 'sf')).toEqual([2, 1])
  expect(refused(fileOf(map), '--id', '../half')).toEqual([2, 1])
  expect(refused(fileOf(map), '--id', 'half', '--time-zone', 'Mars/Base')).toEqual([2, 1])
  expect(existsSync(join(cities, 'half'))).toBe(false)
})
