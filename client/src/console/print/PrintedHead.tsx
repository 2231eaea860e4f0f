import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { useClockText, useSettings } from '../../desk/useCityTerms.ts'
import { termOf, useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import { cityNow } from '../../live/clock.ts'
import { getLink } from '../../live/link.ts'
import { IS_DRILL } from '../../live/world.ts'
import { dateText } from '../strip/dateText.ts'

/** Which city, which world, when, and how old what stands below already was. */
export function PrintedHead({ words }: { words: 'print.of' | 'print.ofCall' }) {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const settings = useSettings()
  const { state, ageSec, head } = getLink()
  const kind = getCity().find('world', WORLD_ID)?.kind ?? 'live'
  const now = cityNow()
  const when = `${dateText(now, settings?.timeZone ?? 'UTC', lang)} ${clock(now, 'seconds')}`
  return (
    <header>
      <h1>{say(words, { city: settings ? termOf(settings.name) : say('app.name') })}</h1>
      <p>
        {kind !== 'live' && <strong>{say(`worldKind.${kind}`)}</strong>}
        <strong>{say(state === 'live' ? 'print.live' : 'print.notLive', { age: ageSec })}</strong>
        <span>{say('print.asOf', { when, head })}</span>
      </p>
    </header>
  )
}

/** On each side of every sheet of a drill its word, so that no part of the paper is taken for the real thing (V4). */
export function DrillSides() {
  const say = useWords()
  if (!IS_DRILL) return null
  return ['top', 'right', 'bottom', 'left'].map((side) => (
    <p key={side} className="printed-drill" data-side={side}>
      {say('worldKind.drill')}
    </p>
  ))
}
