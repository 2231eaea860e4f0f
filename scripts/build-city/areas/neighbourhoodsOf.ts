import type { Neighbourhood } from '@muster/server/cities/pack.ts'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import { rounded } from '../rounded.ts'
import { type AreaCollection, ringsOf } from './areaFile.ts'
import { slugOf } from './slugOf.ts'

// Of the source's points one in twelve is kept: it has one every few metres.
const KEPT_SHARE = 1 / 12
// Steps of the longest side: 1 m.
const QUANTIZATION = 16_000

/**
 * Neighbourhoods with fewer points. Borders are simplified once for both their sides, so that no gaps open.
 * `chinese` gives the Chinese name of each; a name without one is an error.
 */
export function neighbourhoodsOf(areas: AreaCollection, chinese: Record<string, string>): Neighbourhood[] {
  const topo = presimplify(topology({ areas }, QUANTIZATION))
  const { features } = feature(simplify(topo, quantile(topo, KEPT_SHARE)), 'areas')
  return features.map(({ properties, geometry }) => {
    const en = `${properties.name}`
    const zh = chinese[en]
    if (!zh) throw new Error(`the neighbourhood ${en} has no Chinese name`)
    const coordinates = ringsOf(geometry).map((rings) =>
      rings.map((ring) => ring.map(([lng = 0, lat = 0]): [number, number] => [rounded(lng), rounded(lat)])),
    )
    return {
      type: 'Feature',
      properties: { id: slugOf(en), name: { en, zh } },
      geometry: { type: 'MultiPolygon', coordinates },
    }
  })
}
