import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { go } from '../../../desk/place.ts'
import { printAddress } from '../../../desk/printAddress.ts'
import { useIncidentType } from '../../../desk/useCityTerms.ts'
import { useLang, useWords } from '../../../i18n/index.ts'

/** Another call in one line: its number, which opens it, what it is and where. */
export function CallName({ call }: { call: Incident }) {
  const say = useWords()
  const lang = useLang()
  const { name } = useIncidentType()(call.type)
  const { address } = call.place
  return (
    <span className="related-call">
      <button type="button" className="related-number" onClick={() => go({ incident: call.id, unit: undefined })}>
        {shortNumber(call.number)}
      </button>{' '}
      {say(`incidentStatus.${call.status}`)} · {name} · {address ? printAddress(address, lang) : say('queue.noPlace')}
    </span>
  )
}
