import type { Gazetteer } from '@muster/server/cities/pack.ts'
import { metresBetween } from '@muster/server/dispatch/metresBetween.ts'
import { streetKey } from './calls/addresses.ts'
import { placeOf as placeOfRow, type SffdRow } from './calls/sffdRows.ts'
import { type JoinedRoads, placeOf } from './roads/road.ts'
import { rounded } from './rounded.ts'

type Place = [number, number]
type Inside = (place: Place) => boolean
type Street = { name: string; nodes: Set<number>; blocks: Map<number, Place> }

// The two carriageways of one street are closer than this where they cross another; farther apart it is another crossing.
const SAME_CROSSING_METRES = 80
// Nobody gives a freeway, its ramp or a driveway as an address.
const UNADDRESSED = /^(motorway|motorway_link|trunk_link|service)$/

/** Streets, house blocks and crossings of the city, from the map's roads and the places that call records give blocks. */
export function gazetteerOf(roads: JoinedRoads, rows: SffdRow[], inside: Inside): Gazetteer {
  const streets = streetsOf(roads, inside)
  addBlocks(streets, rows, inside)
  const sorted = [...streets.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    streets: sorted.map(({ name, nodes, blocks }) => ({
      name,
      point: middle([...nodes].map((node) => placeOf(roads, node)).concat([...blocks.values()])),
      blocks: [...blocks].sort(([a], [b]) => a - b).map(([block, [lng, lat]]) => [block, rounded(lng), rounded(lat)]),
    })),
    crossings: crossingsOf(sorted, roads, rows),
  }
}

function streetsOf(roads: JoinedRoads, inside: Inside): Map<string, Street> {
  const streets = new Map<string, Street>()
  const isInside = new Map<number, boolean>()
  for (const { from, to, line } of roads.stretches) {
    if (line.name === '' || UNADDRESSED.test(line.roadClass)) continue
    for (const node of [from, to]) {
      const known = isInside.get(node) ?? inside(placeOf(roads, node))
      isInside.set(node, known)
      if (!known) continue
      const key = streetKey(line.name)
      const street = streets.get(key) ?? { name: line.name, nodes: new Set(), blocks: new Map() }
      street.nodes.add(node)
      streets.set(key, street)
    }
  }
  return streets
}

/** "700 Block of PARNASSUS AVE" with a place: the block's point. Names that the map lacks are mostly ramps and slips. */
function addBlocks(streets: Map<string, Street>, rows: SffdRow[], inside: Inside): void {
  for (const row of rows) {
    const [, block, name] = /^(\d+) Block of (.+)$/i.exec(row.Address?.trim() ?? '') ?? []
    const place = placeOfRow(row)
    if (!block || !name || !place || !inside(place)) continue
    const blocks = streets.get(streetKey(name))?.blocks
    if (blocks && !blocks.has(Number(block))) blocks.set(Number(block), place)
  }
}

/** Where roads of two names share a node; and where the records name two streets that on the map only people can cross. */
function crossingsOf(streets: Street[], roads: JoinedRoads, rows: SffdRow[]): Gazetteer['crossings'] {
  const placesOfPair = new Map<string, Place[]>()
  const add = (a: number, b: number, place: Place) => {
    const key = `${Math.min(a, b)},${Math.max(a, b)}`
    placesOfPair.set(key, [...(placesOfPair.get(key) ?? []), place])
  }
  const streetsAt = new Map<number, number[]>()
  streets.forEach(({ nodes }, street) => {
    for (const node of nodes) streetsAt.set(node, [...(streetsAt.get(node) ?? []), street])
  })
  for (const [node, here] of streetsAt) {
    for (const [i, a] of here.entries()) for (const b of here.slice(i + 1)) add(a, b, placeOf(roads, node))
  }
  const onMap = new Set(placesOfPair.keys())
  const indexOf = new Map(streets.map(({ name }, i) => [streetKey(name), i]))
  for (const row of rows) {
    const [a, b] = (row.Address ?? '').split('/').map((name) => indexOf.get(streetKey(name.trim())))
    const place = placeOfRow(row)
    if (a === undefined || b === undefined || a === b || !place) continue
    if (!onMap.has(`${Math.min(a, b)},${Math.max(a, b)}`)) add(a, b, place)
  }
  return [...placesOfPair].flatMap(([key, places]) => {
    const [a = 0, b = 0] = key.split(',').map(Number)
    return grouped(places).map(([lng, lat]): Gazetteer['crossings'][number] => [a, b, rounded(lng), rounded(lat)])
  })
}

/** One place for each heap of places close together: their mean. */
function grouped(places: Place[]): Place[] {
  const heaps: Place[][] = []
  for (const place of places) {
    const heap = heaps.find(([first]) => first && metresBetween(...first, ...place) <= SAME_CROSSING_METRES)
    if (heap) heap.push(place)
    else heaps.push([place])
  }
  return heaps.map(mean)
}

function mean(places: Place[]): Place {
  const sum = (axis: 0 | 1) => places.reduce((total, place) => total + place[axis], 0)
  return [sum(0) / places.length, sum(1) / places.length]
}

/** The place nearest to the mean of all: on the street even where the street bends. */
function middle(places: Place[]): Place {
  const centre = mean(places)
  const offBy = (place: Place) => metresBetween(...centre, ...place)
  const nearest = places.reduce((best, place) => (offBy(place) < offBy(best) ? place : best))
  return [rounded(nearest[0]), rounded(nearest[1])]
}
