import type { Neighbourhood } from '@muster/server/cities/pack.ts'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import { rounded } from '../rounded.ts'
import { type AreaCollection, ringsOf } from './areaFile.ts'

// Steps of the longest side: 1 m.
const QUANTIZATION = 16_000

type Named = Pick<Neighbourhood['properties'], 'id' | 'name'>

/**
 * Neighbourhoods with this share of their points. Borders are simplified once for both their sides, so that no gaps open.
 */
export function neighbourhoodsOf(
  areas: AreaCollection,
  named: (properties: AreaCollection['features'][number]['properties']) => Named,
  keptShare: number,
): Neighbourhood[] {
  const topo = presimplify(topology({ areas }, QUANTIZATION))
  const { features } = feature(simplify(topo, quantile(topo, keptShare)), 'areas')
  return features.map(({ properties, geometry }) => {
    const coordinates = ringsOf(geometry).map((rings) =>
      rings.map((ring) => ring.map(([lng = 0, lat = 0]): [number, number] => [rounded(lng), rounded(lat)])),
    )
    return {
      type: 'Feature',
      properties: named(properties),
      geometry: { type: 'MultiPolygon', coordinates },
    }
  })
}
