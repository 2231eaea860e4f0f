import { STALE_POSITION_SEC } from '@muster/shared/wire/messages.ts'
import { useFromNow } from '../live/clock.ts'
import { useLink } from '../live/link.ts'
import { tracks } from '../live/tracks.ts'

/** True where nobody knows where this unit is now: the page is not live, or its last position is old (V3). */
export function useIsLastKnown(unitId: string): boolean {
  const isNotLive = useLink().state === 'notlive'
  const isOld = useFromNow((nowMs) => {
    const at = tracks.atMs[tracks.indexOf(unitId)]
    return at !== undefined && nowMs - at > STALE_POSITION_SEC * 1000
  })
  return isNotLive || isOld
}
