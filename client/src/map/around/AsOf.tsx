import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { beatCityTime } from '../../live/clock.ts'

/** Not live: over the hatched map stands until when its positions held. It does not change until the link is back. */
export function AsOf() {
  const say = useWords()
  const clock = useClockText()
  return (
    <>
      <div className="map-hatch" aria-hidden="true" />
      <p className="map-as-of" role="status" data-map-obstacle>
        {beatCityTime() === 0 ? say('map.noneYet') : say('map.asOf', { time: clock(beatCityTime(), 'seconds') })}
      </p>
    </>
  )
}
