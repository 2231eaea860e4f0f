import { useCallback, useRef } from 'react'
import { alike } from '../../../live/alike.ts'
import { useCity } from '../../../live/city.ts'
import { cityNow } from '../../../live/clock.ts'
import { type Queue, queueOf, type Wish } from './queueOf.ts'

/** The parts that are as they were before are the same objects, so that what shows them does not render. */
function kept(former: Queue | undefined, next: Queue): Queue {
  if (!former) return next
  const same = <K extends keyof Queue>(part: K): Queue[K] =>
    alike(former[part], next[part]) ? former[part] : next[part]
  return {
    waiting: same('waiting'),
    active: same('active'),
    closed: same('closed'),
    hidden: same('hidden'),
    counts: same('counts'),
  }
}

/** The queue as wished: worked out once a change of the city or of the wish, not once a render. */
export function useQueue(wish: Wish): Queue {
  const former = useRef<Queue>(undefined)
  const text = JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the wish.
  const select = useCallback(
    (city: Parameters<typeof queueOf>[0]) => {
      former.current = kept(former.current, queueOf(city, wish, cityNow()))
      return former.current
    },
    [text],
  )
  return useCity(select)
}
