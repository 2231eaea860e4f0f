import { GeoJSONVT } from '@maplibre/geojson-vt'
import type { Feature, LineString, MultiPolygon } from 'geojson'
import { type SourceTile, type TileLayer, tilePlaceOf } from './sourceTiles.ts'

type Properties = Record<string, string | number | boolean>
/** Features of one layer, and the zoom from which they are drawn. */
export type TileSet = { layer: string; fromZoom: number; features: Feature<LineString | MultiPolygon, Properties>[] }

/** The console's map goes no farther out. */
const LEAST_ZOOM = 7
const MOST_ZOOM = 14
const EXTENT = 4096
const EMPTY: TileLayer = { extent: EXTENT, length: 0, feature: noFeature }

/** Cuts features into the tiles of a box (west, south, east, north), simpler the farther out. */
export function* cutTiles(
  sets: readonly TileSet[],
  [west, south, east, north]: readonly number[],
): Generator<SourceTile> {
  const cutters = sets.map(({ layer, fromZoom, features }) => {
    const options = { maxZoom: MOST_ZOOM, indexMaxZoom: 0, extent: EXTENT, buffer: 64 }
    return { layer, fromZoom, cutter: new GeoJSONVT({ type: 'FeatureCollection', features }, options) }
  })
  for (let z = LEAST_ZOOM; z <= MOST_ZOOM; z++) {
    const [left = 0, top = 0] = tilePlaceOf(west ?? 0, north ?? 0, z).map(Math.floor)
    const [right = 0, bottom = 0] = tilePlaceOf(east ?? 0, south ?? 0, z).map(Math.floor)
    for (let x = left; x <= right; x++) {
      for (let y = top; y <= bottom; y++) {
        const layers: Record<string, TileLayer> = {}
        for (const { layer, fromZoom, cutter } of cutters) {
          if (z < fromZoom) continue
          const cut = layerOf(cutter.getTile(z, x, y)?.features ?? [])
          if (cut.length > 0) layers[layer] = both(layers[layer] ?? EMPTY, cut)
        }
        yield { z, x, y, layers }
      }
    }
  }
}

/** A feature that geojson-vt cut, as far as we use it: its own types are out of TypeScript's reach here. */
type Cut = { type: 1 | 2 | 3; tags: Properties | null; geometry: [x: number, y: number][][] }

function layerOf(features: readonly Cut[]): TileLayer {
  const drawn = features.flatMap((feature) => (feature.type === 1 ? [] : [feature]))
  return {
    ...{ extent: EXTENT, length: drawn.length },
    feature(i) {
      const { type, tags, geometry } = drawn[i] ?? noFeature(i)
      return {
        type,
        properties: tags ?? {},
        loadGeometry: () => geometry.map((line) => line.map(([x, y]) => ({ x, y }))),
      }
    },
  }
}

/** The features of one layer, then those of the other. */
const both = (one: TileLayer, other: TileLayer): TileLayer => ({
  ...{ extent: EXTENT, length: one.length + other.length },
  feature: (i) => (i < one.length ? one.feature(i) : other.feature(i - one.length)),
})

function noFeature(i: number): never {
  throw new RangeError(`the layer has no feature ${i}`)
}
