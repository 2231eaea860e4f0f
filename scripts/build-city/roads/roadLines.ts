import { sourceTiles, type TileFeature } from '../tiles/sourceTiles.ts'
import { clipLine } from './clipLine.ts'
import { ROAD_ZOOM, type Road, UNITS_PER_TILE } from './road.ts'

/** A piece of road inside one tile, in units counted over all tiles of ROAD_ZOOM. */
export type RoadLine = Road & {
  points: { x: number; y: number }[]
  /** The tile's border cut this end off: it goes on in the neighbouring tile. */
  startCut: boolean
  endCut: boolean
  /** 'bridge' and 'tunnel' pass over and under what they cross. */
  level: 'ground' | 'bridge' | 'tunnel'
}

const DRIVABLE_KINDS = new Set(['highway', 'major_road', 'minor_road'])
// In the tiles these are of kind "other", and yet fire engines use them.
const DRIVABLE_DETAILS = new Set(['living_street', 'busway', 'residential_link'])

/** Every drivable road of the source tiles, cut at tile borders, pointing in its driving direction. */
export async function roadLines(tilesPath: string): Promise<RoadLine[]> {
  const lines: RoadLine[] = []
  for await (const { x, y, layers } of sourceTiles(tilesPath, ROAD_ZOOM)) {
    const roads = layers.roads
    for (let i = 0; roads && i < roads.length; i++) {
      const feature = roads.feature(i)
      if (isDrivable(feature)) lines.push(...linesOf(feature, roads.extent, x * UNITS_PER_TILE, y * UNITS_PER_TILE))
    }
  }
  return lines
}

function isDrivable({ properties }: TileFeature): boolean {
  return DRIVABLE_KINDS.has(`${properties.kind}`) || DRIVABLE_DETAILS.has(`${properties.kind_detail}`)
}

function linesOf(feature: TileFeature, extent: number, left: number, top: number): RoadLine[] {
  const { kind_detail, name, oneway, is_bridge, is_tunnel } = feature.properties
  const roadClass = `${kind_detail}`
  const scale = UNITS_PER_TILE / extent
  const level = is_bridge ? 'bridge' : is_tunnel ? 'tunnel' : 'ground'
  // A motorway runs one way unless it says otherwise (OpenStreetMap wiki, Tag:highway=motorway).
  const oneWay = oneway === 'yes' || oneway === '-1' || (roadClass === 'motorway' && oneway !== 'no')
  return feature.loadGeometry().flatMap((ring) => {
    const inTile = ring.map((point) => ({ x: point.x * scale, y: point.y * scale }))
    if (oneway === '-1') inTile.reverse()
    return clipLine(inTile, UNITS_PER_TILE).map(({ points, startCut, endCut }) => ({
      points: points.map((point) => ({ x: left + Math.round(point.x), y: top + Math.round(point.y) })),
      ...{ startCut, endCut, roadClass, oneWay, level },
      name: name === undefined ? '' : `${name}`,
    }))
  })
}
