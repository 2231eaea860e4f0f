import { useEffect } from 'react'
import { usePlace } from '../place.ts'
import { lookAt, useReplay } from './replay.ts'
import { arriveLive } from './steps.ts'

/** Shows the moment that the address names; `isShown`: this screen shows the past at all. */
export function useFollowAddress(isShown: boolean): void {
  const { at, speed } = usePlace()
  const { isPast } = useReplay()
  useEffect(() => lookAt(isShown ? at : undefined, speed, arriveLive), [isShown, at, speed])
  useEffect(() => () => lookAt(undefined, undefined, arriveLive), [])
  // The whole page looks different, as it does in a drill.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-past', isPast)
  }, [isPast])
}
