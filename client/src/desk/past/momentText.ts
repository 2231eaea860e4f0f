import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { clockText } from '@muster/shared/kernel/clockText.ts'
import { getCity } from '../../live/city.ts'
import { cityNow, liveNow } from '../../live/clock.ts'
import { dayText } from '../dayText.ts'

/** A moment as it is told beside the live time: the clock alone, with its day where that is another. */
export function momentText(atMs: number, nowMs: number): string {
  const timeZone = getCity().find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC'
  const clock = clockText(atMs, timeZone, 'seconds')
  const day = dayText(atMs, timeZone)
  return day === dayText(nowMs, timeZone) ? clock : `${day} ${clock}`
}

/** The moment that is looked at, as it is told. */
export const pastText = (): string => momentText(cityNow(), liveNow())
