import type { LngLat } from '@muster/shared/kernel/measure.ts'

/** A road that is thought closed, as people call it, and the line that runs along it. */
export type ThoughtRoad = { readonly name: string; readonly line: readonly LngLat[] }

/** What the hub takes: so many roads, places of one, and characters of all. */
const MOST_ROADS = 8
const MOST_PLACES = 100
const MOST_TEXT = 6000
const LONGEST_NAME = 120
const LNG = /^-?\d{1,3}(\.\d{1,12})?$/
const LAT = /^-?\d{1,2}(\.\d{1,12})?$/

/** As the hub is asked for it: `lng,lat;lng,lat`. */
export const textOfLine = (line: readonly LngLat[]): string => line.map((place) => place.join()).join(';')

/** `3rd%20St%2C%20Berry%20St@-122.39;37.77;-122.39;37.78`: no comma, which parts what is thought otherwise. */
export const writeRoad = ({ name, line }: ThoughtRoad): string => `${encodeURIComponent(name)}@${line.flat().join(';')}`

function nameIn(text: string): string | undefined {
  try {
    return decodeURIComponent(text).slice(0, LONGEST_NAME).toWellFormed()
  } catch {
    return undefined
  }
}

function readRoad(text: string): ThoughtRoad | undefined {
  const [before = '', after = '', ...more] = text.split('@')
  const name = nameIn(before)
  const degrees = after.split(';')
  const line = degrees.flatMap((lng, i): LngLat[] => {
    const lat = degrees[i + 1] ?? ''
    return i % 2 === 0 && LNG.test(lng) && LAT.test(lat) ? [[Number(lng), Number(lat)]] : []
  })
  const isWhole = 2 * line.length === degrees.length && line.length >= 2 && line.length <= MOST_PLACES
  return name && more.length === 0 && isWhole ? { name, line } : undefined
}

/** True where the hub takes all these roads at once. */
export const isTaken = (roads: readonly ThoughtRoad[]): boolean =>
  roads.length <= MOST_ROADS &&
  roads.every(({ line }) => line.length >= 2 && line.length <= MOST_PLACES) &&
  roads.map(({ line }) => textOfLine(line)).join('|').length <= MOST_TEXT

/** The roads of these texts, each once; what is none is left out, and what the hub would not take. */
export function readRoads(texts: readonly string[]): readonly ThoughtRoad[] {
  let roads: readonly ThoughtRoad[] = []
  for (const text of texts) {
    const road = readRoad(text)
    const more = road ? [...roads, road] : roads
    if (isTaken(more)) roads = more
  }
  return roads
}

/** With this road, or without it where it was thought closed. */
export const turnRoad = (roads: readonly ThoughtRoad[], road: ThoughtRoad): readonly ThoughtRoad[] => {
  const rest = roads.filter((one) => textOfLine(one.line) !== textOfLine(road.line))
  return rest.length < roads.length ? rest : [...roads, road]
}
