import { fromVectorTileJs } from 'vt-pbf'
import type { SourceTile, TileFeature, TileLayer } from './sourceTiles.ts'
import { writePmtiles } from './writePmtiles.ts'

type Properties = Record<string, string | number | boolean>
type Keep = (feature: TileFeature, z: number) => Properties | undefined

const POLYGON = 3
const BUILDINGS_FROM_ZOOM = 14
const STREET_NAMES_FROM_ZOOM = 12
const PARK_KINDS = new Set(
  'park garden golf_course nature_reserve national_park recreation_ground forest wood grassland cemetery zoo'.split(
    ' ',
  ),
)

// The source has its piers in another layer, and neither land nor water beneath them: here they are land.
const ALSO_IN: Record<string, string> = { earth: 'landuse' }

/** What the console's basemap draws, layer by layer: which features stay, and with which fields. All else is dropped. */
const LAYERS: Record<string, Keep> = {
  earth: ({ type, properties: { kind } }) => {
    return type === POLYGON && (kind === 'earth' || kind === 'island' || kind === 'pier') ? {} : undefined
  },
  water: ({ type }) => (type === POLYGON ? {} : undefined),
  landuse: ({ type, properties }) => {
    return type === POLYGON && PARK_KINDS.has(`${properties.kind}`) ? { kind: 'park' } : undefined
  },
  buildings: ({ type, properties }, z) => {
    return type === POLYGON && z >= BUILDINGS_FROM_ZOOM && properties.kind === 'building' ? {} : undefined
  },
  roads: ({ properties: { kind, kind_detail, name } }, z): Properties | undefined => {
    if (kind === 'minor_road') return kind_detail === 'service' ? { kind, kind_detail } : { kind }
    if (kind === 'highway') return { kind }
    if (kind !== 'major_road') return undefined
    return name !== undefined && z >= STREET_NAMES_FROM_ZOOM ? { kind, name } : { kind }
  },
}

/** The source's tiles with only what the map draws, as a PMTiles archive. Every zoom keeps the source's generalisation. */
export async function basemapOf(
  source: AsyncIterable<SourceTile> | Iterable<SourceTile>,
  place: { name: string; attribution: string; bounds: [number, number, number, number]; center: [number, number] },
): Promise<Uint8Array> {
  const tiles: { z: number; x: number; y: number; bytes: Uint8Array }[] = []
  for await (const { z, x, y, layers } of source) {
    tiles.push({ z, x, y, bytes: fromVectorTileJs({ layers: kept(layers, z) }) })
  }
  const { name, attribution, bounds, center } = place
  const vector_layers = Object.keys(LAYERS).map((id) => ({ id, fields: {} }))
  return writePmtiles({ tiles, bounds, center, metadata: { name, attribution, type: 'baselayer', vector_layers } })
}

function kept(layers: SourceTile['layers'], z: number) {
  const out: Record<string, ReturnType<typeof merged>> = {}
  for (const [name, keep] of Object.entries(LAYERS)) {
    const from = [name, ALSO_IN[name] ?? ''].flatMap((source) => layers[source] ?? [])
    const layer = merged(name, from, keep, z)
    if (layer.length > 0) out[name] = layer
  }
  return out
}

/** Features that now say the same become one: their fields and headers are written once. */
function merged(name: string, layers: TileLayer[], keep: Keep, z: number) {
  const groups = new Map<string, { type: number; properties: Properties; geometry: { x: number; y: number }[][] }>()
  for (const feature of layers.flatMap(featuresOf)) {
    const properties = keep(feature, z)
    if (!properties) continue
    const key = `${feature.type}${JSON.stringify(properties)}`
    const group = groups.get(key) ?? { type: feature.type, properties, geometry: [] }
    group.geometry.push(...feature.loadGeometry())
    groups.set(key, group)
  }
  const features = [...groups.values()].map(({ type, properties, geometry }) => ({
    ...{ type, properties },
    loadGeometry: () => geometry,
  }))
  return {
    ...{ version: 2, name, extent: layers[0]?.extent ?? 4096, length: features.length },
    feature: (i: number) => {
      const feature = features[i]
      if (!feature) throw new RangeError(`no feature ${i} in layer ${name}`)
      return feature
    },
  }
}

function featuresOf(layer: TileLayer): TileFeature[] {
  return Array.from({ length: layer.length }, (_, i) => layer.feature(i))
}
