import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { type Timing, toneAt } from '../../desk/limits.ts'
import { printAddress } from '../../desk/printAddress.ts'
import { useIncidentType } from '../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useFromNow } from '../../live/clock.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { Timer } from '../../ui/Timer.tsx'

/** One call of a list: its symbol, number, place and time. */
export function CallLine({ incident, time }: { incident: Incident; time: Timing }) {
  const say = useWords()
  const lang = useLang()
  const { name, group } = useIncidentType()(incident.type)
  const pace = useFromNow((now) => toneAt(time, now))
  const tone = incident.status !== 'waiting' ? 'grey' : pace === 'over' ? 'red' : 'amber'
  return (
    <li className="wall-call">
      <Glyph group={group} tone={tone} size={26} label={name} />
      <span>{shortNumber(incident.number)}</span>
      <b>{incident.place.address ? printAddress(incident.place.address, lang) : say('queue.noPlace')}</b>
      <Timer sinceMs={time.sinceMs} limitSec={time.limitSec} />
    </li>
  )
}
