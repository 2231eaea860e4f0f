import {
  createGazetteer,
  emptyGazetteer,
  type GazetteerFile,
  type GazetteerIndex,
  type NamedPlace,
} from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { createAnnouncer } from '../live/announcer.ts'
import { cityAt, getCity } from '../live/city.ts'

type Ring = readonly (readonly [number, number])[]
type Areas = {
  readonly features: readonly {
    readonly properties: { readonly name: NamedPlace['name'] }
    readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] }
  }[]
}

/** How long a place waits for its names before it is taken as it was typed, ms. */
const NAMES_WITHIN_MS = 3000
/** However busy the page is, the names are fetched after this, ms. */
const LATEST_MS = 1000

const changes = createAnnouncer()
let index = emptyGazetteer
let coming: Promise<void> | undefined

/** The middle of an area's box: where the map goes when the area is asked for. */
function middle(polygons: readonly (readonly Ring[])[]): readonly [number, number] {
  const points = polygons.flat(2)
  const lng = points.map(([x]) => x)
  const lat = points.map(([, y]) => y)
  return [(Math.min(...lng) + Math.max(...lng)) / 2, (Math.min(...lat) + Math.max(...lat)) / 2]
}

async function fetched<T>(path: string): Promise<T | undefined> {
  try {
    const response = await fetch(path)
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}

async function load(): Promise<void> {
  const [file, areas] = await Promise.all([
    fetched<GazetteerFile>('/city/gazetteer.json'),
    fetched<Areas>('/city/neighbourhoods.geojson'),
    // Buildings are named by the board, which comes with entry 2.
    cityAt(2),
  ])
  // Without the file the next who needs a name asks again.
  if (!file) {
    coming = undefined
    return
  }
  const parts = (areas?.features ?? []).map(
    ({ properties, geometry }): NamedPlace => ({ name: properties.name, point: middle(geometry.coordinates) }),
  )
  const buildings = [...getCity().all('facility')].map(
    ({ name, point: { coordinates } }): NamedPlace => ({ name, point: [coordinates[0], coordinates[1]] }),
  )
  index = createGazetteer(file, [...parts, ...buildings])
  changes.announce()
}

/** The city's names of places as soon as they are here; after some patience the empty ones, which leave a place as typed. */
export async function gazetteerSoon(): Promise<GazetteerIndex> {
  coming ??= load()
  await Promise.race([coming, new Promise((resolve) => setTimeout(resolve, NAMES_WITHIN_MS))])
  return index
}

/** The city's names of places; until they have come, addresses stay as they are typed. */
export function useGazetteer(): GazetteerIndex {
  // Its index takes a tenth of a second to build: the board and the map go first.
  useEffect(() => {
    const idle = requestIdleCallback(() => void gazetteerSoon(), { timeout: LATEST_MS })
    return () => cancelIdleCallback(idle)
  }, [])
  return useSyncExternalStore(changes.subscribe, () => index)
}
