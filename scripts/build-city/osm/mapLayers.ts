import type { TileSet } from '../tiles/cutTiles.ts'
import type { Extract } from './extract.ts'
import { type Box, landOf } from './land.ts'
import { type Area, areasOf, type Polygon } from './polygons.ts'
import type { Tags } from './things.ts'

type Shape = TileSet['features'][number]

const MAJOR = /^(trunk|primary|secondary|tertiary)(_link)?$/
const MINOR = new Set(['residential', 'unclassified', 'living_street', 'road', 'pedestrian', 'busway'])
const YARD = new Set(['service', 'track'])
/** Streets are hairs before this zoom, yards and buildings before the other. */
const STREETS_FROM_ZOOM = 11
const HOUSES_FROM_ZOOM = 14

/** What the console's map draws of an extract, in the words of the tiles from which other cities' maps are cut. */
export function mapLayers(extract: Extract, box: Box): TileSet[] {
  const layers = { water: [] as Shape[], landuse: [] as Shape[], buildings: [] as Shape[] }
  for (const area of areasOf(extract)) {
    const { tags } = area
    if (isWater(tags)) layers.water.push(shapeOf(area, 'water'))
    else if (tags.has('building')) layers.buildings.push(shapeOf(area, 'building'))
    else {
      const kind = tags.get('leisure') ?? tags.get('landuse') ?? tags.get('natural') ?? tags.get('boundary')
      if (kind !== undefined) layers.landuse.push(shapeOf(area, kind))
    }
  }
  return [
    { layer: 'earth', fromZoom: 0, features: [shapeOf({ polygons: landOf(extract, box) }, 'earth')] },
    { layer: 'landuse', fromZoom: 0, features: layers.landuse },
    { layer: 'water', fromZoom: 0, features: layers.water },
    { layer: 'buildings', fromZoom: HOUSES_FROM_ZOOM, features: layers.buildings },
    ...roadLayers(extract),
  ]
}

const isWater = (tags: Tags): boolean =>
  tags.get('natural') === 'water' ||
  tags.get('waterway') === 'riverbank' ||
  /^(reservoir|basin)$/.test(tags.get('landuse') ?? '')

function shapeOf({ polygons }: Pick<Area, 'polygons'>, kind: string): Shape {
  const coordinates = polygons.map((polygon: Polygon) => polygon.map((ring) => ring.map(([lng, lat]) => [lng, lat])))
  return { type: 'Feature', properties: { kind }, geometry: { type: 'MultiPolygon', coordinates } }
}

function roadLayers({ ways, placeOf }: Extract): TileSet[] {
  const sets = [0, STREETS_FROM_ZOOM, HOUSES_FROM_ZOOM].map(
    (fromZoom): TileSet => ({ layer: 'roads', fromZoom, features: [] }),
  )
  const [main, streets, yards] = sets
  for (const { tags, refs } of ways.values()) {
    const highway = tags.get('highway') ?? ''
    const set = /^motorway/.test(highway) || MAJOR.test(highway) ? main : MINOR.has(highway) ? streets : yards
    const kind = /^motorway/.test(highway) ? 'highway' : MAJOR.test(highway) ? 'major_road' : 'minor_road'
    if (set === yards && !YARD.has(highway)) continue
    const coordinates = refs.flatMap((ref) => {
      const place = placeOf(ref)
      return place ? [place] : []
    })
    if (coordinates.length < 2) continue
    const name = tags.get('name')
    const properties = { kind, ...(set === yards && { kind_detail: 'service' }), ...(name && { name }) }
    set?.features.push({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } })
  }
  return sets
}
