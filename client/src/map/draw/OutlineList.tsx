import { type Census, roundResidents } from '@muster/shared/geo/residents.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { send } from '../../live/commands.ts'
import { Button } from '../../ui/Button.tsx'

const NOTHING = [] as const

/** What has been drawn for an incident, each with the way to erase it. */
export function OutlineList({ incidentId, census }: { incidentId: string; census: Census | undefined }) {
  const say = useWords()
  const lang = useLang()
  const outlines = useCity((city) => city.find('incident', incidentId)?.outlines ?? NOTHING)
  if (outlines.length === 0) return null
  const erase = (outlineId: string) =>
    void send('incident.eraseOutline', { incidentId, outlineId }, { text: say('incident.eraseOutline') })
  return (
    <ul className="map-draw-list" aria-label={say('map.draw.drawn')}>
      {outlines.map(({ id, kind, label, residents }) => (
        <li key={id}>
          <span title={residents === undefined ? undefined : census && `${census.source[lang]}, ${census.asOf}`}>
            {[
              say(`outlineKind.${kind}`),
              ...(label ? [label] : []),
              ...(residents === undefined
                ? []
                : [say('map.residents', { count: roundResidents(residents).toLocaleString('en') })]),
            ].join(' · ')}
          </span>
          <Button small onClick={() => erase(id)}>
            {say('map.draw.erase')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
