import type { Neighbourhood } from '@muster/server/cities/pack.ts'
import type { LngLat } from '@muster/shared/kernel/measure.ts'
import type { AreaCollection } from '../areas/areaFile.ts'
import { insideOf } from '../areas/insideOf.ts'
import { neighbourhoodsOf } from '../areas/neighbourhoodsOf.ts'
import type { Extract } from './extract.ts'
import type { Box } from './land.ts'
import { idMaker, namesIn, type Words } from './names.ts'
import { nearestCells } from './nearestCells.ts'
import { areasOf, type Polygon } from './polygons.ts'

type Place = [lng: number, lat: number]
type District = { name: Words; polygons: Polygon[] }

// Borders of OpenStreetMap are drawn with care and few points: two of three stay.
const KEPT_SHARE = 2 / 3
// A level of administration whose areas leave more streets out than this does not divide the city.
const LEAST_COVERED = 0.6
const PLACE_KINDS = new Set(['borough', 'suburb', 'quarter', 'neighbourhood', 'town', 'village', 'hamlet'])
const MOST_PLACES = 120

/**
 * What the city is divided into: the smallest administrative areas that the extract holds whole and that cover the
 * streets; else the land nearest to each suburb or village; else all of it as one. `streets`: places on the roads.
 */
export function districtsOf(extract: Extract, streets: readonly Place[], box: Box, cityName: Words) {
  const { from, districts } = chosen(extract, streets, box, cityName)
  const idOf = idMaker('area')
  const ids = districts.map(({ name }) => idOf(name.en))
  const areas: AreaCollection = {
    type: 'FeatureCollection',
    features: districts.map(({ polygons }, index) => ({
      type: 'Feature',
      properties: { index },
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
      },
    })),
  }
  const named = ({ index }: AreaCollection['features'][number]['properties']) => {
    const i = Number(index)
    return { id: ids[i] ?? '', name: districts[i]?.name ?? cityName }
  }
  const neighbourhoods: Neighbourhood[] = neighbourhoodsOf(areas, named, districts.length > 1 ? KEPT_SHARE : 1)
  return { from, neighbourhoods: neighbourhoods.filter(({ geometry }) => geometry.coordinates.length > 0) }
}

function chosen(extract: Extract, streets: readonly Place[], box: Box, cityName: Words) {
  const levels = Map.groupBy(administrative(extract), ({ level }) => level)
  for (const level of [...levels.keys()].sort((a, b) => b - a)) {
    const districts = (levels.get(level) ?? []).filter(({ inside }) => streets.some(inside))
    const covered = streets.filter((place) => districts.some(({ inside }) => inside(place))).length
    if (districts.length > 1 && covered >= LEAST_COVERED * streets.length)
      return { from: `admin_level ${level}`, districts }
  }
  const [west, south, east, north] = box
  const inBox = ({ lng, lat }: { lng: number; lat: number }) => lng > west && lng < east && lat > south && lat < north
  const places = extract.nodes.filter((node) => PLACE_KINDS.has(node.tags.get('place') ?? '') && inBox(node))
  const named = places.flatMap(({ lng, lat, tags }) => {
    const name = namesIn(tags)
    return name ? [{ name, at: [lng, lat] as LngLat }] : []
  })
  if (named.length > 1) {
    const some = named.slice(0, MOST_PLACES)
    const cells = nearestCells(
      some.map(({ at }) => at),
      box,
    )
    return {
      from: 'place nodes',
      districts: some.map(({ name }, i): District => ({ name, polygons: [[cells[i] ?? []]] })),
    }
  }
  const whole: LngLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { from: 'nothing: the whole city is one', districts: [{ name: cityName, polygons: [[whole]] }] }
}

function* administrative(extract: Extract) {
  const known = new Set<string>()
  for (const { tags, polygons } of areasOf(extract)) {
    const level = Number(tags.get('admin_level'))
    const name = namesIn(tags)
    if (tags.get('boundary') !== 'administrative' || !Number.isInteger(level) || !name) continue
    // The same border is often there twice, as a boundary and as an area.
    if (known.has(`${level} ${name.en}`)) continue
    known.add(`${level} ${name.en}`)
    const inside = insideOf(polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))))
    yield { level, name, polygons, inside }
  }
}
