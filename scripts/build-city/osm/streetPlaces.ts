import { latLngToCell } from 'h3-js'
import { lot } from '../../sim/lot.ts'
import { type JoinedRoads, placeOf } from '../roads/road.ts'
import { rounded } from '../rounded.ts'

type Place = [lng: number, lat: number]
type Spot = { point: Place; address: string }

// As fine as residents are known.
const H3_RESOLUTION = 9
/** So often a cell is drawn in which somebody lives and no street has a name. */
const TRIES = 20

/** Draws places where people call from: a cell by its residents, then a street with a name in it. Always the same for the same words. */
export function streetPlaces(roads: JoinedRoads, persons: Readonly<Record<string, number>>) {
  const spots = Map.groupBy(spotsOn(roads), ({ point: [lng, lat] }) => latLngToCell(lat, lng, H3_RESOLUTION))
  let sum = 0
  const upTo = Object.entries(persons).map(([cell, count]) => {
    sum += count
    return { cell, sum }
  })
  return (...words: string[]): Spot | undefined => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const drawn = lot(...words, `cell ${attempt}`) * sum
      const here = spots.get(upTo.find((one) => one.sum > drawn)?.cell ?? '') ?? []
      if (here.length > 0) return here[Math.floor(lot(...words, 'street') * here.length)]
    }
    return undefined
  }
}

/** The middle of every stretch of a named street, or the crossing at its end. */
function* spotsOn(roads: JoinedRoads): Generator<Spot> {
  const namesAt = new Map<number, Set<string>>()
  const named = roads.stretches.filter(({ line }) => line.name !== '' && !line.roadClass.startsWith('motorway'))
  for (const { from, to, line } of named)
    for (const node of [from, to]) namesAt.set(node, (namesAt.get(node) ?? new Set()).add(line.name))
  for (const { from, to, line } of named) {
    const [a, b] = [placeOf(roads, from), placeOf(roads, to)]
    const other = [...(namesAt.get(to) ?? [])].find((name) => name !== line.name)
    const at: Place = other === undefined ? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] : b
    yield {
      point: [rounded(at[0]), rounded(at[1])],
      address: other === undefined ? line.name : `${line.name} / ${other}`,
    }
  }
}
