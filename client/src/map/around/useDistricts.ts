import { useEffect, useState } from 'react'
import { labelPoint, type Ring } from '../picture/labelPoint.ts'
import type { District } from '../picture/picture.ts'

type Areas = {
  readonly features: readonly {
    readonly properties: { readonly id: string; readonly name: District['name'] }
    readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] }
  }[]
}

async function fetchDistricts(): Promise<readonly District[]> {
  const reply = await fetch('/city/neighbourhoods.geojson')
  if (!reply.ok) return []
  const { features }: Areas = await reply.json()
  return features.flatMap(({ properties, geometry }) => {
    const lngLat = labelPoint(geometry.coordinates)
    return lngLat === undefined ? [] : [{ ...properties, lngLat }]
  })
}

const NONE: readonly District[] = []

/** The city's districts with the places of their names; none until they have come, and the map does without. */
export function useDistricts(): readonly District[] {
  const [districts, setDistricts] = useState(NONE)
  useEffect(() => {
    let isGone = false
    fetchDistricts()
      .then((found) => isGone || setDistricts(found))
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [])
  return districts
}
