import type { JoinedRoads } from './joinRoads.ts'
import { ROAD_ZOOM, type RoadLine, UNITS_PER_TILE } from './roadLines.ts'

/** A link that the map lacks, between two places in degrees; each end takes the nearest node of a road of its class. */
export type AddedLink = {
  from: [number, number]
  fromClass: string
  to: [number, number]
  toClass: string
  roadClass: string
  oneWay: boolean
}

/** The same roads with the links put in. */
export function addLinks(roads: JoinedRoads, links: AddedLink[]): JoinedRoads {
  const added = links.map(({ from, fromClass, to, toClass, roadClass, oneWay }) => {
    const line: RoadLine = { points: [], startCut: false, endCut: false, roadClass, name: '', oneWay, level: 'bridge' }
    return { from: nearest(roads, from, fromClass), to: nearest(roads, to, toClass), line }
  })
  return { ...roads, stretches: [...roads.stretches, ...added] }
}

function nearest({ x, y, stretches }: JoinedRoads, [lng, lat]: [number, number], roadClass: string): number {
  const n = 2 ** ROAD_ZOOM * UNITS_PER_TILE
  const atX = ((lng + 180) / 360) * n
  const atY = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n
  const offBy = (node: number) => Math.hypot((x[node] ?? 0) - atX, (y[node] ?? 0) - atY)
  const nodes = stretches.filter(({ line }) => line.roadClass === roadClass).flatMap(({ from, to }) => [from, to])
  return nodes.reduce((best, node) => (offBy(node) < offBy(best) ? node : best))
}
