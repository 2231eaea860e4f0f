import type { Census } from '@muster/shared/geo/residents.ts'
import { useEffect, useState } from 'react'

let kept: Promise<Census | undefined> | undefined

async function fetchCensus(): Promise<Census | undefined> {
  const reply = await fetch('/city/census.json').catch(() => undefined)
  if (!reply?.ok) {
    // The hub may be back when somebody draws again.
    kept = undefined
    return undefined
  }
  return reply.json()
}

/** Who lives where; undefined until it has come, and nobody is counted meanwhile. */
export function useCensus(): Census | undefined {
  const [census, setCensus] = useState<Census>()
  useEffect(() => {
    let isGone = false
    kept ??= fetchCensus()
    void kept.then((found) => isGone || setCensus(found))
    return () => {
      isGone = true
    }
  }, [])
  return census
}
