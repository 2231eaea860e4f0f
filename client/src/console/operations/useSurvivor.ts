import type { City } from '@muster/shared/domain/city.ts'
import { survivorOf } from '@muster/shared/domain/incident/survivor.ts'
import { useEffect } from 'react'
import { go, usePlace } from '../../desk/place.ts'
import { useCity } from '../../live/city.ts'

const NUMBER = /^\d{8}-\d+$/

/** The call of that id or full number. */
function called(city: City, name: string) {
  const known = city.find('incident', name)
  if (known || !NUMBER.test(name)) return known
  for (const incident of city.all('incident')) if (incident.number === name) return incident
  return undefined
}

/** Keeps the address on a call that lives: one that was merged, here or at another desk, leads to where its number leads. */
export function useSurvivor(): void {
  const { incident: name } = usePlace()
  const id = useCity((city) => {
    const incident = name === undefined ? undefined : called(city, name)
    return incident && survivorOf(city, incident).id
  })
  useEffect(() => {
    if (id !== undefined && id !== name) go({ incident: id }, { replace: true })
  }, [id, name])
}
