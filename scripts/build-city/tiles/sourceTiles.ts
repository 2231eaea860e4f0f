import { readFile } from 'node:fs/promises'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'

/** A line or an area in a tile, with what is said of it. `type`: 2 a line, 3 an area. */
export type TileFeature = {
  type: number
  properties: Record<string, string | number | boolean>
  loadGeometry: () => { x: number; y: number }[][]
}
export type TileLayer = { extent: number; length: number; feature: (i: number) => TileFeature }

/** One tile from which a basemap is made, unpacked. */
export type SourceTile = { z: number; x: number; y: number; layers: Record<string, TileLayer> }

/** Reads every tile of a PMTiles file from zoom `fromZoom` to its highest. */
export async function* sourceTiles(path: string, fromZoom: number): AsyncGenerator<SourceTile> {
  const bytes = await readFile(path)
  const archive = new PMTiles({
    getKey: () => path,
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  })
  const { minLon, maxLon, minLat, maxLat, minZoom, maxZoom } = await archive.getHeader()
  for (let z = Math.max(fromZoom, minZoom); z <= maxZoom; z++) {
    const [west = 0, north = 0] = tilePlaceOf(minLon, maxLat, z).map(Math.floor)
    const [east = 0, south = 0] = tilePlaceOf(maxLon, minLat, z).map(Math.floor)
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const tile = await archive.getZxy(z, x, y)
        if (tile) yield { z, x, y, layers: new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers }
      }
    }
  }
}

/** Web Mercator: where a place lies in tiles of zoom `z`, fractions included; the whole parts name its tile. */
export function tilePlaceOf(lng: number, lat: number, z: number): [x: number, y: number] {
  const n = 2 ** z
  return [((lng + 180) / 360) * n, ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n]
}

/** [longitude, latitude] of a place given in tiles of zoom `z`, fractions included. */
export function lngLatOf(x: number, y: number, z: number): [number, number] {
  const n = 2 ** z
  return [(x / n) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / n))) * 180) / Math.PI]
}
