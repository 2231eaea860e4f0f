import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { readOrderFile } from '../../../server/src/dispatch/hierarchy/orderFile.ts'
import { createNetwork } from '../../../server/src/dispatch/network.ts'
import { type RoadFile, readRoadFile } from '../../../server/src/dispatch/roadFile.ts'
import { loadRoadGraph, roadGraphOf } from '../../../server/src/dispatch/roadGraph.ts'
import { roadMapOf } from '../../../server/src/dispatch/roadMap.ts'
import type { BuiltCity } from '../builtCity.ts'
import { calibratedClasses } from '../roads/roadClasses.ts'
import { sourceTiles } from '../tiles/sourceTiles.ts'
import { buildSf } from './buildSf.ts'

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const committed = fileURLToPath(new URL('../../../server/src/cities/sf', import.meta.url))
const absent = !existsSync(`${data}/sf`)

describe.skipIf(absent)(
  `San Francisco built from the data in ../shared/data${absent ? ' (absent: skipped)' : ''}`,
  () => {
    let built: BuiltCity
    beforeAll(async () => {
      built = await buildSf(data)
    }, 120_000)

    test('is what is committed', async () => {
      for (const [name, content] of Object.entries(built.files)) {
        const file = await readFile(`${committed}/${name}`)
        if (typeof content === 'string') expect(file.toString(), name).toBe(content)
        else if (content instanceof Uint8Array) expect(file.length, name).toBe(content.length)
        else expect(JSON.parse(file.toString()), name).toEqual(JSON.parse(JSON.stringify(content)))
      }
      expect(readRoadFile(await readFile(`${committed}/roads.bin`))).toEqual(
        readRoadFile(built.files['roads.bin'] as Buffer),
      )
    })

    test('joins at least 51,000 nodes before blocks are cut, 93 % of them in one strong part, and has calls within 30 m', () => {
      const { roads, snap } = built.figures as Record<'roads' | 'snap', Record<string, number>>
      expect(roads.nodes!).toBeGreaterThanOrEqual(51_000)
      expect(roads.strongNodes! / roads.nodes!).toBeGreaterThanOrEqual(0.93)
      expect(snap.p50!).toBeLessThanOrEqual(30)
      expect(snap.off! / snap.calls!).toBeLessThan(0.001)
    })

    test('drives as long as the records say, but for the constant that the settings name', () => {
      const { drives } = built.figures as Record<'drives', Record<string, number>>
      expect(drives.drives!).toBeGreaterThan(2000)
      expect(Math.abs(drives.graphSec! + drives.beyondGraphSec! - drives.recordedSec!)).toBeLessThan(15)
    })

    test('agrees with the road graph that comes with the data, at the same speeds, to a fiftieth in the median', async () => {
      const lines = async (name: string): Promise<Record<string, string>[]> =>
        parse(gunzipSync(await readFile(`${data}/sf/derived_road_graph/${name}.csv.gz`)), { columns: true })
      const [nodes, edges] = [await lines('nodes'), await lines('edges')]
      const classIndex = new Map(calibratedClasses.map(({ name }, i) => [name, i]))
      const theirs: RoadFile = {
        lng: Float64Array.from(nodes, ({ lon }) => Number(lon)),
        lat: Float64Array.from(nodes, ({ lat }) => Number(lat)),
        strongCount: nodes.length,
        from: Uint32Array.from(edges, ({ from }) => Number(from)),
        to: Uint32Array.from(edges, ({ to }) => Number(to)),
        roadClass: Uint8Array.from(edges, (edge) => classIndex.get(edge.class!)!),
        oneWay: new Uint8Array(edges.length).fill(1),
        classes: calibratedClasses,
      }
      const [ours, other] = [loadRoadGraph(built.files['roads.bin'] as Buffer), roadGraphOf(theirs)]
      const facilities = built.files['facilities.json'] as { kind: string; point: [number, number] }[]
      // Theirs has no Treasure Island: the ramp that leaves it is closed in the map (SOURCES.md).
      const ends = facilities
        .filter(({ kind }) => kind === 'station' || kind === 'hospital')
        .flatMap(({ point }) => {
          const [mine, reference] = [ours.snap(...point), other.snap(...point)]
          return mine && reference ? [{ mine: mine.node, reference: reference.node }] : []
        })
      expect(ends.length).toBeGreaterThanOrEqual(58)
      const order = readOrderFile(built.files['order.bin'] as Buffer)
      const [our, their] = [createNetwork(roadMapOf(ours, order)), createNetwork(roadMapOf(other))]
      const ratios = ends.flatMap((from) => {
        const mine = our.millisFrom(from.mine)
        const reference = their.millisFrom(from.reference)
        return ends.flatMap((to) => (to === from ? [] : [mine[to.mine]! / reference[to.reference]!]))
      })
      ratios.sort((a, b) => a - b)
      expect(ratios.length).toBeGreaterThan(2000)
      expect(Math.abs(ratios[ratios.length >> 1]! - 1)).toBeLessThan(0.02)
      // Nine of ten pairs. Theirs lets one leave the freeway's viaduct for the street below it, ours does not.
      expect(ratios[Math.floor(ratios.length * 0.05)]).toBeGreaterThan(0.95)
      expect(ratios[Math.floor(ratios.length * 0.95)]).toBeLessThan(1.15)
    })

    test('draws in every tile of the source the same roads, and nothing that the map does not read', async () => {
      const counts = async (path: string, isKept: (kind: unknown) => boolean) => {
        const found = new Map<string, number>()
        for await (const { z, x, y, layers } of sourceTiles(path, 0)) {
          const roads = layers.roads
          let points = 0
          for (let i = 0; roads && i < roads.length; i++) {
            const feature = roads.feature(i)
            if (isKept(feature.properties.kind)) points += feature.loadGeometry().flat().length
          }
          found.set(`${z}/${x}/${y}`, points)
        }
        return found
      }
      const kinds = ['highway', 'major_road', 'minor_road']
      const source = await counts(`${data}/sf/basemap/sf.pmtiles`, (kind) => kinds.includes(`${kind}`))
      expect(await counts(`${committed}/basemap.pmtiles`, () => true)).toEqual(source)
      const fields = new Set<string>()
      for await (const { layers } of sourceTiles(`${committed}/basemap.pmtiles`, 0)) {
        for (const [name, layer] of Object.entries(layers)) {
          for (let i = 0; i < layer.length; i++) {
            for (const field of Object.keys(layer.feature(i).properties)) fields.add(`${name}.${field}`)
          }
        }
      }
      expect([...fields].sort()).toEqual(['landuse.kind', 'roads.kind', 'roads.kind_detail', 'roads.name'])
    })
  },
)
