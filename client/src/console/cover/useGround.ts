import type { Ring } from '@muster/shared/geo/ring.ts'
import type { Term } from '@muster/shared/kernel/measure.ts'
import { useEffect, useMemo, useState } from 'react'
import { useCensus } from '../../map/draw/useCensus.ts'
import { ringsByPlace } from './bands.ts'
import type { District } from './districts.ts'

type Areas = {
  readonly features: readonly {
    readonly properties: { readonly id: string; readonly name: Term }
    readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] }
  }[]
}

async function fetchDistricts(): Promise<readonly District[]> {
  const reply = await fetch('/city/neighbourhoods.geojson')
  if (!reply.ok) return []
  const { features }: Areas = await reply.json()
  return features.map(({ properties: { id, name }, geometry }) => ({
    id,
    name,
    rings: geometry.coordinates.flatMap(([outer]) => (outer ? [outer] : [])),
  }))
}

/** The ground that the hub's cells lie on: their corners, and the city's districts; none until they have come. */
export function useGround() {
  const census = useCensus()
  const [districts, setDistricts] = useState<readonly District[]>()
  useEffect(() => {
    let isGone = false
    fetchDistricts()
      .then((found) => isGone || setDistricts(found))
      .catch(() => undefined)
    return () => {
      isGone = true
    }
  }, [])
  const rings = useMemo(() => ringsByPlace(census?.cells ?? []), [census])
  return { rings, districts, cells: census?.cells }
}
