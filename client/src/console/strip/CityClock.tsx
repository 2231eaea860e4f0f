import { useClockText, useSettings } from '../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useNow } from '../../live/city.ts'
import { useLink } from '../../live/link.ts'
import { dateText } from './dateText.ts'

/** The city's own time and date; hovering tells the time in UTC. */
export function CityClock() {
  const say = useWords()
  const lang = useLang()
  const now = useNow()
  const clock = useClockText()
  const { hasCity } = useLink()
  const timeZone = useSettings()?.timeZone ?? 'UTC'
  const utc = new Date(now).toISOString().slice(0, 19).replace('T', ' ')
  // This machine's own clock is not the city's.
  if (!hasCity) return <b className="strip-clock">–</b>
  return (
    <time className="strip-clock" dateTime={new Date(now).toISOString()} title={say('strip.utc', { time: utc })}>
      <b>{clock(now, 'seconds')}</b>
      <span className="strip-date">{dateText(now, timeZone, lang)}</span>
    </time>
  )
}
