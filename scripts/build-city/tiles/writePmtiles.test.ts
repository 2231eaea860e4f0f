import fc from 'fast-check'
import { PMTiles } from 'pmtiles'
import { expect, test } from 'vitest'
import { writePmtiles } from './writePmtiles.ts'

const tiles = fc
  .uniqueArray(
    fc
      .integer({ min: 0, max: 9 })
      .chain((z) => fc.record({ z: fc.constant(z), x: fc.nat(2 ** z - 1), y: fc.nat(2 ** z - 1) })),
    { selector: ({ z, x, y }) => `${z}/${x}/${y}`, minLength: 1, maxLength: 60 },
  )
  // Few different contents, so that equal tiles meet.
  .chain((places) =>
    fc.tuple(...places.map((place) => fc.nat(3).map((n) => ({ ...place, bytes: Uint8Array.of(n, n, 7) })))),
  )

test('every tile reads back as it was written, and none that was not', async () => {
  await fc.assert(
    fc.asyncProperty(tiles, async (written) => {
      const bytes = writePmtiles({
        tiles: written,
        metadata: { name: 'test' },
        bounds: [-122.5, 37.7, -122.3, 37.9],
        center: [-122.4, 37.8],
      })
      const archive = new PMTiles({
        getKey: () => 'test',
        getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
      })
      for (const { z, x, y, bytes: content } of written) {
        expect(new Uint8Array((await archive.getZxy(z, x, y))!.data)).toEqual(content)
      }
      expect(await archive.getMetadata()).toEqual({ name: 'test' })
      const header = await archive.getHeader()
      expect([header.minLon, header.maxLat, header.clustered]).toEqual([-122.5, 37.9, true])
      expect([header.numAddressedTiles, header.numTileContents]).toEqual([
        written.length,
        new Set(written.map(({ bytes: [first] }) => first)).size,
      ])
      const known = new Set(written.map(({ z, x, y }) => `${z}/${x}/${y}`))
      for (const [z, x, y] of [
        [0, 0, 0],
        [3, 1, 2],
        [9, 511, 0],
      ] as const) {
        if (!known.has(`${z}/${x}/${y}`) && z >= header.minZoom && z <= header.maxZoom) {
          expect(await archive.getZxy(z, x, y)).toBeUndefined()
        }
      }
    }),
    { numRuns: 100 },
  )
})
