import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { useEffect } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { type PastCall, ShownPast } from '../../../desk/call/callRecord.ts'
import { usePastCall } from '../../../desk/call/pastCalls.ts'
import { go } from '../../../desk/place.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { send } from '../../../live/commands.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { CallHead } from './CallHead.tsx'
import { sections } from './sections.ts'

function Past({ call }: { call: PastCall }) {
  const say = useWords()
  const may = useMay()
  const { incident } = call
  const mayReopen = may('incident.reopen')
  const reopen = () =>
    void send(
      'incident.reopen',
      { incidentId: incident.id },
      { text: `${say('incident.reopen')} ${shortNumber(incident.number)}` },
    )
  useActions([
    {
      ...{ id: 'call.reopen', key: 'o', words: 'incident.reopen', command: 'incident.reopen' },
      run: reopen,
      enabled: () => mayReopen,
    },
  ])
  return (
    <ShownPast value={call}>
      <CallHead incident={incident} />
      <p className="call-archived">{say('call.archived', { number: incident.number })}</p>
      <div className="call-body">
        {sections
          .filter(({ past }) => past)
          .map(({ id, Section }) => (
            <Section key={`${id} ${incident.id}`} incident={incident} />
          ))}
      </div>
      <footer className="ending">
        <Button kbd="O" disabled={!mayReopen} onClick={reopen}>
          {say('incident.reopen')}
        </Button>
      </footer>
    </ShownPast>
  )
}

/** A call that is not on the board, by its id or full number: as the archive has it, to be read and opened again. */
export function ArchivedCall({ name }: { name: string }) {
  const say = useWords()
  const answer = usePastCall(name)
  const id = answer?.call?.incident.id
  // Named by its number: from now on by its id, under which the board knows it once it is opened again.
  useEffect(() => {
    if (id !== undefined && id !== name) go({ incident: id }, { replace: true })
  }, [id, name])
  if (answer?.call) return <Past call={answer.call} />
  if (answer === undefined) return <p className="call-loading">{say('call.loading')}</p>
  // Whoever got no answer knows nothing of the call, not that there is none.
  if (answer.problem?.status !== 404)
    return <EmptyState title={say('call.unread')}>{answer.problem?.detail || say('call.unreadWhat')}</EmptyState>
  return <EmptyState title={say('call.unknown')}>{say('call.unknownWhat')}</EmptyState>
}
