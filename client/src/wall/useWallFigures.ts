import { useMemo } from 'react'
import { useSettings } from '../desk/useCityTerms.ts'
import { getCity, useNow } from '../live/city.ts'
import { callFigures } from './figures/callFigures.ts'
import { dayStart } from './figures/cityDay.ts'
import { reachedShares } from './figures/reached.ts'
import { byBattalion, byState, longestInStatus } from './figures/unitFigures.ts'

/** Everything that the wall tells in figures, reckoned once a second: nobody reads it faster. */
export function useWallFigures() {
  const now = useNow()
  const settings = useSettings()
  return useMemo(() => {
    const city = getCity()
    const from = dayStart(now, settings?.timeZone ?? 'UTC')
    return {
      now,
      from,
      ...callFigures(city, from, now),
      shares: settings ? reachedShares(city, from, now, settings.standards) : [],
      states: byState(city),
      battalions: byBattalion(city),
      longest: longestInStatus(city, now, settings?.standards),
    }
  }, [now, settings])
}
export type WallFigures = ReturnType<typeof useWallFigures>
