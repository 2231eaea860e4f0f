import { deflateSync, gzipSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import { expect, test } from 'vitest'
import { fileOf, type Piece, xmlOf } from './osm.testing.ts'
import { readOsm } from './readOsm.ts'
import type { OsmThing } from './things.ts'

const piece: Piece = {
  nodes: { 1: [0, 0], 2: [1, 0, { name: `Café "d'Or" & <Söhne> 火`, __proto__x: 'y' }] },
  ways: { 12000000001: [[2, 1], { highway: 'residential' }] },
  relations: {
    3: [
      [
        ['way', 12_000_000_001, 'outer'],
        ['node', 2, ''],
      ],
      { type: 'multipolygon' },
    ],
  },
}

async function all(path: string): Promise<OsmThing[]> {
  const things: OsmThing[] = []
  for await (const thing of readOsm(path)) things.push(thing)
  return things
}

const plain = (things: OsmThing[]) =>
  things.map((thing) => ({
    ...thing,
    ...(thing.kind === 'node' && { lng: thing.lng.toFixed(7), lat: thing.lat.toFixed(7) }),
    tags: Object.fromEntries(thing.tags),
  }))

/** The same things as an `.osm.pbf`: one header block, one block of data, dense nodes. */
function pbfOf(things: OsmThing[]): Buffer {
  const strings = ['']
  const index = (text: string) => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1)
  const steps = (numbers: number[]) => numbers.map((n, i) => n - (numbers[i - 1] ?? 0))
  const of = <K extends OsmThing['kind']>(kind: K) =>
    things.filter((one): one is OsmThing & { kind: K } => one.kind === kind)
  const group = new PbfWriter()
  const nodes = of('node')
  group.writeMessage(
    2,
    (_, dense) => {
      dense.writePackedSVarint(1, steps(nodes.map(({ id }) => id)))
      dense.writePackedSVarint(8, steps(nodes.map(({ lat }) => Math.round(lat * 1e7))))
      dense.writePackedSVarint(9, steps(nodes.map(({ lng }) => Math.round(lng * 1e7))))
      dense.writePackedVarint(
        10,
        nodes.flatMap(({ tags }) => [...[...tags].flatMap(([k, v]) => [index(k), index(v)]), 0]),
      )
    },
    {},
  )
  for (const { id, refs, tags } of of('way'))
    group.writeMessage(
      3,
      (_, way) => {
        way.writeVarintField(1, id)
        way.writePackedVarint(2, [...tags.keys()].map(index))
        way.writePackedVarint(3, [...tags.values()].map(index))
        way.writePackedSVarint(8, steps(refs))
      },
      {},
    )
  for (const { id, members, tags } of of('relation'))
    group.writeMessage(
      4,
      (_, relation) => {
        relation.writeVarintField(1, id)
        relation.writePackedVarint(2, [...tags.keys()].map(index))
        relation.writePackedVarint(3, [...tags.values()].map(index))
        relation.writePackedVarint(
          8,
          members.map(({ role }) => index(role)),
        )
        relation.writePackedSVarint(9, steps(members.map(({ ref }) => ref)))
        relation.writePackedVarint(
          10,
          members.map(({ kind }) => ['node', 'way', 'relation'].indexOf(kind)),
        )
      },
      {},
    )
  const block = new PbfWriter()
  block.writeMessage(
    1,
    (_, table) => {
      for (const text of strings) table.writeStringField(1, text)
    },
    {},
  )
  block.writeBytesField(2, group.finish())
  const header = new PbfWriter()
  for (const feature of ['OsmSchema-V0.6', 'DenseNodes']) header.writeStringField(4, feature)
  return Buffer.concat([blobOf('OSMHeader', header.finish()), blobOf('OSMData', block.finish())])
}

function blobOf(type: string, bytes: Uint8Array): Buffer {
  const blob = new PbfWriter()
  blob.writeBytesField(3, deflateSync(bytes))
  const body = blob.finish()
  const head = new PbfWriter()
  head.writeStringField(1, type)
  head.writeVarintField(3, body.length)
  const named = head.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(named.length)
  return Buffer.concat([length, named, body])
}

test('XML, packed XML and PBF of the same things read the same, whatever the file is called', async () => {
  const things = await all(fileOf(xmlOf(piece)))
  expect(plain(things)).toMatchObject([
    { kind: 'node', id: 1, lng: '9.5300000', lat: '47.1300000', tags: {} },
    { id: 2, tags: { name: `Café "d'Or" & <Söhne> 火` } },
    { kind: 'way', id: 12_000_000_001, refs: [2, 1], tags: { highway: 'residential' } },
    {
      kind: 'relation',
      members: [
        { kind: 'way', ref: 12_000_000_001, role: 'outer' },
        { kind: 'node', ref: 2, role: '' },
      ],
    },
  ])
  expect(plain(await all(fileOf(gzipSync(xmlOf(piece)), 'a.pbf')))).toEqual(plain(things))
  expect(plain(await all(fileOf(pbfOf(things), 'b.osm')))).toEqual(plain(things))
})

test('XML is read the same wherever its pieces are cut', async () => {
  const { readXml } = await import('./readXml.ts')
  const text = xmlOf(piece)
  for (const size of [1, 7, 64]) {
    const bytes = Buffer.from(text)
    const things: OsmThing[] = []
    async function* chunks() {
      for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
    }
    for await (const thing of readXml(chunks(), 'x')) things.push(thing)
    expect(plain(things)).toEqual(plain(await all(fileOf(text))))
  }
})

test('what cannot be read says in one line what it is and what would work', async () => {
  const pbf = pbfOf(await all(fileOf(xmlOf(piece))))
  const broken = Buffer.from(pbf)
  broken.fill(0x55, pbf.length - 40, pbf.length - 20)
  const foreign: [RegExp, string | Uint8Array][] = [
    [/is empty/, ''],
    [/something else/, 'id,name\n1,x\n'],
    [/something else/, Buffer.from('PMTiles and more')],
    [/<html> and not <osm>/, '<html><body>404</body></html>'],
    [/<osmChange> and not <osm>/, '<osmChange version="0.6"></osmChange>'],
    [/bunzip2/, 'BZh91AY'],
    [/cut off/, xmlOf(piece).slice(0, -20)],
    [/cut off/, pbf.subarray(0, pbf.length - 5)],
    [/damaged/, broken],
    [/cannot be unpacked/, gzipSync(xmlOf(piece)).subarray(0, 200)],
    [/well-formed/, `<osm>${'<node '.repeat(300_000)}`],
  ]
  for (const [says, bytes] of foreign) await expect(all(fileOf(bytes)), `${says}`).rejects.toThrow(says)
  await expect(all('/nowhere/city.osm')).rejects.toThrow(/cannot be read/)
})
