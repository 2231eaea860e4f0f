import type { Shift } from '@muster/shared/domain/shift/shift.ts'
import { useCity } from '../../live/city.ts'
import { useMe } from '../../live/me.ts'

/** The hand-over that somebody offers to the reader and that waits for the answer. */
export function useOfferToMe(): Shift | undefined {
  const me = useMe()?.id
  return useCity((city) => [...city.all('shift')].find(({ state, to }) => state === 'offered' && to.id === me))
}

/** The hand-over that the reader last offered, whatever became of it. */
export function useMyOffer(): Shift | undefined {
  const me = useMe()?.id
  return useCity((city) => (me === undefined ? undefined : city.find('shift', me)))
}
