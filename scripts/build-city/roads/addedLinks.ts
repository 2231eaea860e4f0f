import { type JoinedRoads, type Road, unitsOf } from './road.ts'

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
    const line: Road = { roadClass, name: '', oneWay }
    return { from: nearest(roads, from, fromClass), to: nearest(roads, to, toClass), line }
  })
  return { ...roads, stretches: [...roads.stretches, ...added] }
}

function nearest({ x, y, stretches }: JoinedRoads, place: [number, number], roadClass: string): number {
  const [atX, atY] = unitsOf(place)
  const offBy = (node: number) => Math.hypot((x[node] ?? 0) - atX, (y[node] ?? 0) - atY)
  const nodes = stretches.filter(({ line }) => line.roadClass === roadClass).flatMap(({ from, to }) => [from, to])
  return nodes.reduce((best, node) => (offBy(node) < offBy(best) ? node : best))
}
