import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { askHub } from '../../../live/hub.ts'
import { Button } from '../../../ui/Button.tsx'

type Told = { readonly caller: { readonly name?: string; readonly phone?: string } }

/** Who called: shown when asked for, because each reading is on the record. */
export function CallerLine({ incident }: { incident: Incident }) {
  const say = useWords()
  const [told, setTold] = useState<Told['caller'] | string>()
  if (!incident.caller) return null
  const show = async () => {
    const reply = await askHub<Told>(`incidents/${incident.id}/caller`)
    setTold(reply.ok ? reply.body.caller : reply.problem.detail || say('call.callerUnread'))
  }
  return (
    <p className="call-caller">
      {say('call.caller')}{' '}
      {told === undefined ? (
        <Button small onClick={() => void show()}>
          {say('call.callerShow')}
        </Button>
      ) : typeof told === 'string' ? (
        <span role="status">{told}</span>
      ) : (
        <b>{[told.name, told.phone].filter(Boolean).join(' · ')}</b>
      )}
    </p>
  )
}
