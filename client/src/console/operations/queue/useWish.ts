import type { City } from '@muster/shared/domain/city.ts'
import { sectorsOf } from '@muster/shared/domain/sectorsOf.ts'
import { sectorsOfWorker } from '@muster/shared/domain/shift/desk.ts'
import { ALL_BATTALIONS, usePlace } from '../../../desk/place.ts'
import { useCity } from '../../../live/city.ts'
import { useMe } from '../../../live/me.ts'
import { wordsIn } from './finding.ts'
import type { Wish } from './queueOf.ts'
import { sortOf } from './sorting.ts'

const NONE: readonly string[] = []

/** Sectors that others work, as seen by who works some; who works none sees all. */
function othersSectors(city: City, me: string | undefined): readonly string[] {
  if (sectorsOfWorker(city, me).length === 0) return NONE
  return [...city.all('sector')].flatMap(({ id, worker }) => (worker && worker.id !== me ? [id] : [])).sort()
}

/**
 * Whose calls the queue shows: those of the battalions that were chosen, none chosen: all, without those of `others`. Where
 * nothing else was chosen, a desk sees all but what others work: what nobody works is everybody's.
 */
function useWhose(): Pick<Wish, 'battalions' | 'others'> {
  const { battalions } = usePlace()
  const me = useMe()?.id
  const others = useCity((city) => othersSectors(city, me))
  if (battalions.includes(ALL_BATTALIONS)) return { battalions: NONE, others: NONE }
  return battalions.length > 0 ? { battalions, others: NONE } : { battalions: NONE, others }
}

/** The sectors that are shown now. */
export function useShownSectors(): readonly string[] {
  const { battalions, others } = useWhose()
  const sectors = useCity(sectorsOf)
  return battalions.length > 0 ? battalions : sectors.filter((id) => !others.includes(id))
}

/** What the reader wishes to see: by the address, by whom they are, and by the sectors they work. */
export function useWish(): Wish {
  const { filter, find, folded, sort } = usePlace()
  return { view: filter, me: useMe()?.id, ...useWhose(), words: wordsIn(find ?? ''), folded, sort: sortOf(sort) }
}
