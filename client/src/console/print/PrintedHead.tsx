import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useUnreal } from '../../desk/past/useUnreal.ts'
import { useClockText, useSettings } from '../../desk/useCityTerms.ts'
import { termOf, useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { getLink } from '../../live/link.ts'
import { getPast } from '../../live/shown.ts'
import { dateText } from '../strip/dateText.ts'

/** Which city, which world, when, and how old what stands below already was. */
export function PrintedHead({ words }: { words: string }) {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const settings = useSettings()
  const { state, ageSec, head } = getLink()
  const kind = getCity().find('world', WORLD_ID)?.kind ?? 'live'
  const now = cityNow()
  const past = getPast()
  const when = `${dateText(now, settings?.timeZone ?? 'UTC', lang)} ${clock(now, 'seconds')}`
  return (
    <header>
      <h1>{say(words, { city: settings ? termOf(settings.name) : say('app.name') })}</h1>
      <p>
        {kind !== 'live' && <strong>{say(`worldKind.${kind}`)}</strong>}
        {past ? (
          <strong>{`${say('worldKind.replay')} · ${say('print.past')}`}</strong>
        ) : (
          <strong>{say(state === 'live' ? 'print.live' : 'print.notLive', { age: ageSec })}</strong>
        )}
        <span>{say('print.asOf', { when, head: past?.board.cursor()?.seq ?? head })}</span>
      </p>
    </header>
  )
}

/** On each side of every sheet of a drill, or of the past, its word, so that no part is taken for the real thing (V4). */
export function DrillSides() {
  const words = useUnreal()
  if (words.length === 0) return null
  return ['top', 'right', 'bottom', 'left'].map((side) => (
    <p key={side} className="printed-drill" data-side={side}>
      {words.join(' · ')}
    </p>
  ))
}
