import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { clockText } from '../../desk/clockText.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity, useNow } from '../../live/city.ts'
import { useLink } from '../../live/link.ts'

/** Not live: over the hatched map stands until when its positions held. */
export function AsOf() {
  const say = useWords()
  const now = useNow()
  const { ageSec } = useLink()
  const timeZone = useCity((city) => city.find('world', WORLD_ID)?.settings?.timeZone ?? 'UTC')
  const rate = useCity((city) => city.find('world', WORLD_ID)?.clock.rate ?? 1)
  return (
    <>
      <div className="map-hatch" aria-hidden="true" />
      <p className="map-as-of" role="status" data-map-obstacle>
        {say('map.asOf', { time: clockText(now - ageSec * rate * 1000, timeZone, 'seconds') })}
      </p>
    </>
  )
}
