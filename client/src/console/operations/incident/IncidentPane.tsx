import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { later } from '../../../desk/later.tsx'
import { pastText } from '../../../desk/past/momentText.ts'
import { useReplay } from '../../../desk/past/replay.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { useLink } from '../../../live/link.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { CallHead } from './CallHead.tsx'
import { CallSteps } from './CallSteps.tsx'
import { Ending } from './Ending.tsx'
import { sections } from './sections.ts'
import './incident.css'
import './record.css'

const ArchivedCall = later(async () => (await import('./ArchivedCall.tsx')).ArchivedCall)

function OpenCall({ incident }: { incident: Incident }) {
  return (
    <>
      <CallHead incident={incident} />
      <CallSteps incident={incident} />
      <div className="call-body">
        {sections.map(({ id, Section }) => (
          <Section key={`${id} ${incident.id}`} incident={incident} />
        ))}
      </div>
      <Ending key={`ending ${incident.id}`} incident={incident} />
    </>
  )
}

/** A call that was not on the board at the moment that is looked at. */
function NotYet() {
  const say = useWords()
  return <EmptyState title={say('replay.notYet')}>{say('replay.notYetWhat', { time: pastText() })}</EmptyState>
}

/** One call: what, where, whom to send, who is there, what was said. Without one it says how to choose one. */
export function IncidentPane({ incidentId }: { incidentId: string | undefined }) {
  const say = useWords()
  const { hasCity } = useLink()
  const { isPast } = useReplay()
  const incident = useCity((city) => (incidentId === undefined ? undefined : city.find('incident', incidentId)))
  if (incident) return <OpenCall incident={incident} />
  if (incidentId !== undefined && !hasCity) return <p className="call-loading">{say('call.loading')}</p>
  if (incidentId !== undefined && isPast) return <NotYet />
  if (incidentId !== undefined) return <ArchivedCall name={incidentId} />
  return (
    <EmptyState title={say('call.none')}>
      {say('call.noneWhat')} <Kbd>J</Kbd> <Kbd>K</Kbd> <Kbd>⏎</Kbd> · <Kbd>N</Kbd> {say('call.new')}
    </EmptyState>
  )
}
