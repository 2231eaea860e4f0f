import type { LngLat, Term } from '../../kernel/measure.ts'
import { createNames, type Names } from './names.ts'
import { readPlace } from './readPlace.ts'
import { type RoadRead, readRoad } from './readRoad.ts'
import { searchPlaces } from './searchPlaces.ts'

/** What `GET /city/gazetteer.json` answers; points are [longitude, latitude] in degrees. */
export type GazetteerFile = {
  readonly streets: readonly {
    readonly name: string
    readonly point: LngLat
    /** [hundred block, longitude, latitude]: 700 holds the house numbers 700 to 799. */
    readonly blocks: readonly (readonly [number, number, number])[]
  }[]
  /** [index of a street, index of another, longitude, latitude]. */
  readonly crossings: readonly (readonly [number, number, number, number])[]
}

/** A hospital, a station, a neighbourhood: a name and where it is. */
export type NamedPlace = { readonly name: Term; readonly point: LngLat }

/** A place that the gazetteer knows, named as it should be written down. */
export type GazetteerPlace = {
  readonly kind: 'block' | 'crossing' | 'street' | 'named'
  readonly name: string
  readonly point: LngLat
}

/** What a text says about a place: a known one, words that only look like an address, or several that fit. */
export type PlaceRead =
  | (GazetteerPlace & Span)
  | ({ readonly kind: 'free'; readonly name: string } & Span)
  | ({ readonly kind: 'ambiguous'; readonly names: readonly string[] } & Span)
/** Where it stands in the text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/** The city's names of places, ready to be read out of a text and searched. */
export type GazetteerIndex = {
  /** The place in this text: at its start in any spelling, further in only by full address or crossing. */
  readonly read: (text: string) => PlaceRead | undefined
  /** Places whose name is like this, best first: begins so, a word begins so, holds it, one letter off. */
  readonly search: (text: string, limit: number) => readonly GazetteerPlace[]
  /** The piece of road at the start of this text: a street and two crossings, or a block. */
  readonly road: (text: string) => RoadRead
}

/** Builds the index; some 10,000 names take tens of milliseconds, once. */
export function createGazetteer(file: GazetteerFile, named: readonly NamedPlace[] = []): GazetteerIndex {
  const names: Names = createNames(file, named)
  return {
    read: (text) => readPlace(names, text),
    search: (text, limit) => searchPlaces(names, text, limit),
    road: (text) => readRoad(names, text),
  }
}

/** A city without a gazetteer: addresses stay as they were typed. */
export const emptyGazetteer: GazetteerIndex = createGazetteer({ streets: [], crossings: [] })
