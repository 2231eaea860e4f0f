import { type Likeness, tensApart } from '@muster/shared/domain/incident/duplicates.ts'
import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { duplicateFirst } from '@muster/shared/domain/incident/survivor.ts'
import { useActions } from '../../../desk/actions.ts'
import { useAlike } from '../../../desk/alike.ts'
import { useSettings } from '../../../desk/useCityTerms.ts'
import { useMay } from '../../../desk/useMay.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { Button } from '../../../ui/Button.tsx'
import { CallName } from './CallName.tsx'

/** Why two calls may be one: how far, how long, and what both are. */
function Reason({ like }: { like: Likeness }) {
  const say = useWords()
  const unit = useSettings()?.lengthUnit ?? 'm'
  const far = tensApart(like, unit)
  const away = say(`alike.away.${far === undefined ? 'address' : unit}`, { far })
  const kind = like.type ? termOf(like.type.name) : say(`incidentGroup.${like.group}`)
  return [away, say('alike.apart', { minutes: like.minutes }), say('alike.both', { kind })].join(' · ')
}

const merge = ([duplicate, into]: readonly [Incident, Incident]) =>
  void send(
    'incident.merge',
    { incidentId: duplicate.id, intoId: into.id },
    { text: `MG ${shortNumber(duplicate.number)} ${shortNumber(into.number)}` },
  )

/** Says something of a pair, by the verb that would say it in the bar. */
const sendPair = (command: string, verb: string, one: Incident, other: Incident) =>
  void send(
    command,
    { incidentId: one.id, otherId: other.id },
    { text: `${verb} ${shortNumber(one.number)} ${shortNumber(other.number)}` },
  )

/** Calls that may tell of the same thing as this one: one key makes them one, one says that they are two. */
export function Alike({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const [first, ...others] = useAlike(incident)
  const canMerge = first !== undefined && may('incident.merge')
  const accept = () => first && merge(duplicateFirst(incident, first.call))
  const linkIt = () => first && sendPair('incident.link', 'LK', incident, first.call)
  const dismiss = () => first && sendPair('incident.notDuplicate', 'ND', incident, first.call)
  useActions([
    {
      ...{ id: 'call.merge', key: '=', words: 'alike.accept', typed: 'MG', command: 'incident.merge' },
      run: accept,
      enabled: () => canMerge,
    },
    {
      ...{ id: 'call.link', words: 'alike.linkIt', typed: 'LK', command: 'incident.link' },
      run: linkIt,
      enabled: () => canMerge,
    },
    {
      ...{
        id: 'call.notDuplicate',
        key: 'Shift+x',
        words: 'incident.notDuplicate',
        typed: 'ND',
        command: 'incident.notDuplicate',
      },
      run: dismiss,
      enabled: () => canMerge,
    },
  ])
  if (!first) return null
  const isPart = duplicateFirst(incident, first.call)[0] === incident
  return (
    <section className="call-section" aria-labelledby="alike-title">
      <h3 id="alike-title" className="call-section-head">
        {say('alike.title')}
      </h3>
      <ul className="related">
        {[first, ...others].map((like) => (
          <li key={like.call.id}>
            <CallName call={like.call} />
            <span className="related-why">
              <Reason like={like} />
            </span>
          </li>
        ))}
      </ul>
      {canMerge && (
        <div className="call-buttons">
          <Button small kbd="=" onClick={accept}>
            {say(isPart ? 'alike.mergeInto' : 'alike.mergeHere', { number: first.call.number })}
          </Button>
          <Button small onClick={linkIt}>
            {say('alike.link')}
          </Button>
          <Button small kbd="⇧X" onClick={dismiss}>
            {say('alike.dismiss')}
          </Button>
        </div>
      )}
    </section>
  )
}
