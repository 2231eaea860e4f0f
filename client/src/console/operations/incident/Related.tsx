import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { type LinkedCall, linkedCalls, mergedCalls } from '@muster/shared/domain/incident/survivor.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { printAddress } from '../../../desk/printAddress.ts'
import { useClockText } from '../../../desk/useCityTerms.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useLang, useWords } from '../../../i18n/index.ts'
import { getCity, useCity } from '../../../live/city.ts'
import { send } from '../../../live/commands.ts'
import { Button } from '../../../ui/Button.tsx'
import { CallerLine } from './CallerLine.tsx'
import { CallName } from './CallName.tsx'
import './related.css'

/** A report that was merged into this call: when, where and what it said, and who called stay its own. */
function MergedCall({ call }: { call: Incident }) {
  const say = useWords()
  const lang = useLang()
  const clock = useClockText()
  const may = useMay()
  const { id, number, receivedAt, place, narrative } = call
  const takeOut = () => void send('incident.unmerge', { incidentId: id }, { text: `UM ${shortNumber(number)}` })
  return (
    <li>
      <span className="related-call">
        <b>{shortNumber(number)}</b> {clock(receivedAt, 'minutes')}
        {place.address && ` · ${printAddress(place.address, lang)}`}
        {narrative && ` · “${visible(narrative)}”`}
        <CallerLine incident={call} />
      </span>
      {may('incident.unmerge') && (
        <Button small onClick={takeOut}>
          {say('merged.out')}
        </Button>
      )}
    </li>
  )
}

/** A separate call of the same cause or place. */
function Linked({ link, incident }: { link: LinkedCall; incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const { id, number, call } = link
  const cut = () =>
    void send(
      'incident.unlink',
      { incidentId: incident.id, otherId: id },
      { text: `UL ${shortNumber(incident.number)} ${shortNumber(number)}` },
    )
  return (
    <li>
      {call ? (
        <CallName call={call} />
      ) : (
        <span className="related-call">
          <b>{shortNumber(number)}</b> {say('linked.gone')}
        </span>
      )}
      {may('incident.unlink') && (
        <Button small onClick={cut}>
          {say('linked.cut')}
        </Button>
      )}
    </li>
  )
}

/** What other calls have to do with this one: those that became part of it, and those that it is linked with. */
export function Related({ incident }: { incident: Incident }) {
  const say = useWords()
  const merged = useCity((city) => mergedCalls(city, incident))
  // Read by what would be shown: the list itself is made anew each time.
  const shown = useCity((city) =>
    linkedCalls(city, incident).map(({ id, call }) => `${id} ${call?.lastSeq} ${call?.status}`),
  )
  const links = shown.length === 0 ? [] : linkedCalls(getCity(), incident)
  return (
    <>
      {merged.length > 0 && (
        <section className="call-section" aria-labelledby="merged-title">
          <h3 id="merged-title" className="call-section-head">
            {say('merged.title', { count: merged.length })}
          </h3>
          <ul className="related">
            {merged.map((call) => (
              <MergedCall key={call.id} call={call} />
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <section className="call-section" aria-labelledby="linked-title">
          <h3 id="linked-title" className="call-section-head">
            {say('linked.title')}
          </h3>
          <ul className="related">
            {links.map((link) => (
              <Linked key={link.id} link={link} incident={incident} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
