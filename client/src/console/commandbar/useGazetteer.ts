import {
  createGazetteer,
  emptyGazetteer,
  type GazetteerFile,
  type GazetteerIndex,
  type NamedPlace,
} from '@muster/shared/commandline/gazetteer/gazetteerIndex.ts'
import { useEffect, useMemo, useState } from 'react'
import { useCity } from '../../live/city.ts'

type Ring = readonly (readonly [number, number])[]
type Areas = {
  readonly features: readonly {
    readonly properties: { readonly name: NamedPlace['name'] }
    readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] }
  }[]
}

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

/** The city's names of places; until they have come, addresses stay as they are typed. */
export function useGazetteer(): GazetteerIndex {
  const [file, setFile] = useState<GazetteerFile>()
  const [areas, setAreas] = useState<Areas>()
  const facilities = useCity((city) => [...city.all('facility')])
  useEffect(() => {
    void fetched<GazetteerFile>('/city/gazetteer.json').then(setFile)
    void fetched<Areas>('/city/neighbourhoods.geojson').then(setAreas)
  }, [])
  return useMemo(() => {
    if (!file) return emptyGazetteer
    const buildings = facilities.map(
      ({ name, point: { coordinates } }): NamedPlace => ({ name, point: [coordinates[0], coordinates[1]] }),
    )
    const parts = (areas?.features ?? []).map(
      ({ properties, geometry }): NamedPlace => ({ name: properties.name, point: middle(geometry.coordinates) }),
    )
    return createGazetteer(file, [...parts, ...buildings])
  }, [file, areas, facilities])
}
