import { readFile } from 'node:fs/promises'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'

/** One tile of the source basemap, unpacked. */
export type SourceTile = { z: number; x: number; y: number; layers: VectorTile['layers'] }

/** Reads every tile of a PMTiles file from zoom `fromZoom` to its highest. */
export async function* sourceTiles(path: string, fromZoom: number): AsyncGenerator<SourceTile> {
  const bytes = await readFile(path)
  const archive = new PMTiles({
    getKey: () => path,
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  })
  const { minLon, maxLon, minLat, maxLat, minZoom, maxZoom } = await archive.getHeader()
  for (let z = Math.max(fromZoom, minZoom); z <= maxZoom; z++) {
    const [west, north] = tileOf(minLon, maxLat, z)
    const [east, south] = tileOf(maxLon, minLat, z)
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const tile = await archive.getZxy(z, x, y)
        if (tile) yield { z, x, y, layers: new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers }
      }
    }
  }
}

/** Web Mercator tile that holds a place. */
function tileOf(lng: number, lat: number, z: number): [x: number, y: number] {
  const n = 2 ** z
  const rad = (lat * Math.PI) / 180
  return [
    Math.floor(((lng + 180) / 360) * n),
    Math.floor(((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2) * n),
  ]
}

/** [longitude, latitude] of a place given in tiles of zoom `z`, fractions included. */
export function lngLatOf(x: number, y: number, z: number): [number, number] {
  const n = 2 ** z
  return [(x / n) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / n))) * 180) / Math.PI]
}
