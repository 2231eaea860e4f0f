import { sectorsOfWorker, uncovered } from '@muster/shared/domain/shift/desk.ts'
import { useCity } from '../../live/city.ts'
import { useMe } from '../../live/me.ts'

/** The sectors that the reader works, in order. */
export function useMySectors(): readonly string[] {
  const me = useMe()?.id
  return useCity((city) => sectorsOfWorker(city, me))
}

/** The sectors that nobody works, in order; none where the desk was never divided. */
export const useUncovered = (): readonly string[] => useCity(uncovered)
