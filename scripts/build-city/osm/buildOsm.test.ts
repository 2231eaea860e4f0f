import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PMTiles } from 'pmtiles'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCity } from '../../../server/src/cities/loadCity.ts'
import type { Call, City, CityPack, Facility, Neighbourhood, Unit } from '../../../server/src/cities/pack.ts'
import { createNetwork, UNREACHED } from '../../../server/src/dispatch/network.ts'
import { loadRoadGraph } from '../../../server/src/dispatch/roadGraph.ts'
import { loadRoadMap } from '../../../server/src/dispatch/roadMap.ts'
import type { BuiltCity } from '../builtCity.ts'
import { buildOsm } from './buildOsm.ts'
import { fileOf, type Piece, xmlOf } from './osm.testing.ts'

const data = fileURLToPath(new URL('../../../../shared/data/osm', import.meta.url))
const absent = !existsSync(data)
const street = { highway: 'residential', name: 'High Street' }
let sample: CityPack

beforeAll(async () => {
  const loaded = await loadCity('sf')
  if ('refused' in loaded) throw new Error(loaded.refused)
  sample = loaded
})

const build = (path: string, more = {}) =>
  buildOsm({ path, id: 'tiny', name: { en: 'Tiny', zh: '小城' }, ...more }, sample)
const buildPiece = (piece: Piece) => build(fileOf(xmlOf(piece)))
const filesOf = ({ files }: BuiltCity) => ({
  city: files['city.json'] as City,
  facilities: files['facilities.json'] as Facility[],
  units: files['units.json'] as Unit[],
  calls: files['calls.json'] as Call[],
  areas: (files['neighbourhoods.geojson'] as { features: Neighbourhood[] }).features,
  graph: loadRoadGraph(files['roads.bin'] as Buffer),
})

/** Every call's units, every unit's station and every standard's capability are there. */
function expectWhole(built: BuiltCity): void {
  const { city, facilities, units, calls, areas, graph } = filesOf(built)
  const stations = new Set(facilities.filter(({ kind }) => kind === 'station').map(({ id }) => id))
  expect(units.every(({ stationId, sample }) => stations.has(stationId) && sample)).toBe(true)
  for (const { capability, count } of city.incidentTypes.flatMap(({ needs }) => needs))
    expect(
      units.filter(({ capabilities }) => capabilities.includes(capability)).length,
      capability,
    ).toBeGreaterThanOrEqual(count)
  const [ids, names] = [new Set(units.map(({ id }) => id)), new Set(areas.map(({ properties }) => properties.id))]
  expect(calls.length).toBeGreaterThan(20)
  for (const { units: rows, neighbourhood, point } of calls) {
    expect(rows.every(({ unitId }) => ids.has(unitId))).toBe(true)
    expect(neighbourhood === '' || names.has(neighbourhood)).toBe(true)
    expect(graph.snap(...point!, 300)).not.toBeNull()
  }
  for (const { point } of facilities) expect(graph.snap(...point, 3000)).not.toBeNull()
}

describe('a city made of a map', () => {
  test('of one street has a station at its centre, calls in that street, and says what it lacks', async () => {
    const built = await buildPiece({ nodes: { 1: [0, 0], 2: [6, 0] }, ways: { 1: [[1, 2], street] } })
    expectWhole(built)
    const { facilities, calls } = filesOf(built)
    expect(facilities.filter(({ kind }) => kind === 'station')).toMatchObject([{ id: 'st-01', sample: true }])
    expect(new Set(calls.map(({ address }) => address))).toEqual(new Set(['High Street']))
    expect(built.remarks).toEqual([
      expect.stringContaining('no fire or ambulance station'),
      expect.stringContaining('no hospital'),
    ])
  })

  test('in pieces is served in its largest, and says so', async () => {
    const built = await buildPiece({
      nodes: { 1: [0, 0], 2: [6, 0], 3: [12, 0], 4: [0, 9], 5: [6, 9] },
      ways: { 1: [[1, 2, 3], street], 2: [[4, 5], street] },
    })
    expectWhole(built)
    expect(built.figures.roads).toMatchObject({ nodes: 5, strongNodes: 3, pieces: 2 })
    expect(built.remarks).toContainEqual(expect.stringContaining('in 2 pieces'))
  })

  test('takes stations, hospitals and districts from the map, each building once, and says which speeds cannot be', async () => {
    const built = await buildPiece({
      nodes: {
        ...{ 1: [0, 0], 2: [6, 0], 3: [0, 0.2], 4: [0.4, 0.2], 5: [0.4, 0.5] },
        6: [0.2, 0.3, { amenity: 'fire_station', name: 'Wache' }],
        7: [6, 0, { amenity: 'hospital', name: 'Spital', 'name:zh': '医院' }],
        8: [1, 1, { place: 'village', name: 'Ést', population: '900' }],
        9: [5, 1, { place: 'village', name: '村' }],
        10: [3, 0, { emergency: 'ambulance_station' }],
      },
      ways: {
        1: [[1, 2], { ...street, maxspeed: '-40' }],
        2: [[3, 4, 5, 3], { building: 'yes', amenity: 'fire_station', name: 'Wache' }],
      },
    })
    expectWhole(built)
    const { facilities, areas } = filesOf(built)
    expect(facilities.map(({ id, name, sample }) => [id, name.zh, sample])).toEqual([
      ['st-01', 'Wache', undefined],
      ['am-01', '1 号急救站', undefined],
      ['h-01', '医院', undefined],
      ['wh-01', '仓库（示例）', true],
    ])
    expect(areas.map(({ properties }) => properties.id)).toEqual(['est', 'area'])
    expect(built.remarks).toEqual([expect.stringContaining('1 roads have a maxspeed that cannot be')])
  })

  test('without a road is refused', async () => {
    await expect(
      buildPiece({ nodes: { 1: [0, 0], 2: [1, 0] }, ways: { 1: [[1, 2], { highway: 'footway' }] } }),
    ).rejects.toThrow(/no road that a vehicle may use/)
  })

  test('has the time and the measures of its place', async () => {
    const piece = xmlOf({ nodes: { 1: [0, 0], 2: [6, 0] }, ways: { 1: [[1, 2], street] } })
    const here = filesOf(await build(fileOf(piece))).city
    expect(here).toMatchObject({
      timeZone: 'Europe/Vaduz',
      lengthUnit: 'm',
      defaultEpoch: expect.stringMatching(/^2026-01-07T1\d:\d\d:\d\d\+01:00$/),
    })
    const there = filesOf(await build(fileOf(piece), { timeZone: 'America/New_York' })).city
    expect(there).toMatchObject({ lengthUnit: 'ft', defaultEpoch: expect.stringMatching(/-05:00$/) })
  })
})

describe.skipIf(absent)(
  `Monaco and Liechtenstein as they are on the map${absent ? ' (no ../shared/data: skipped)' : ''}`,
  () => {
    test.each([
      [
        'monaco.osm.gz',
        { strongNodes: 2500, share: 0.9, districts: 2, residents: [30_000, 45_000], timeZone: 'Europe/Monaco' },
      ],
      [
        'liechtenstein.osm.pbf',
        { strongNodes: 25_000, share: 0.9, districts: 8, residents: [30_000, 45_000], timeZone: 'Europe/Vaduz' },
      ],
    ] as const)('%s becomes a whole city', async (file, least) => {
      const built = await build(`${data}/${file}`)
      expectWhole(built)
      const { city, areas, graph } = filesOf(built)
      const { strongNodes, nodes } = built.figures.roads as { strongNodes: number; nodes: number }
      expect(strongNodes).toBeGreaterThan(least.strongNodes)
      expect(strongNodes / nodes).toBeGreaterThan(least.share)
      expect(areas.length).toBeGreaterThanOrEqual(least.districts)
      expect(built.figures.residents).toBeGreaterThan(least.residents[0])
      expect(built.figures.residents).toBeLessThan(least.residents[1])
      expect(city.timeZone).toBe(least.timeZone)
      const [roads, order] = [built.files['roads.bin'] as Buffer, built.files['order.bin'] as Buffer]
      const network = createNetwork(loadRoadMap({ roads, order }))
      expect(network.millisFrom(0).subarray(0, graph.strongCount)).not.toContain(UNREACHED)
      const bytes = built.files['basemap.pmtiles'] as Buffer
      const tiles = new PMTiles({
        getKey: () => file,
        getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
      })
      const n = 2 ** 14
      const lat = (city.center[1] * Math.PI) / 180
      const [x, y] = [((city.center[0] + 180) / 360) * n, ((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * n].map(
        Math.floor,
      )
      expect((await tiles.getZxy(14, x!, y!))?.data.byteLength).toBeGreaterThan(200)
    })
  },
)
