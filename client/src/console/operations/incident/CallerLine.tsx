import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { visible } from '@muster/shared/words/visible.ts'
import { useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { askHub } from '../../../live/hub.ts'
import { Button } from '../../../ui/Button.tsx'
import { openCommandBar } from '../../commandbar/open.ts'

type Told = { readonly caller: { readonly name?: string; readonly phone?: string } }

/** The number as a link that calls, and a button for where the telephone is another machine. */
function CallBack({ phone }: { phone: string }) {
  const say = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(phone)
    setCopied(true)
  }
  return (
    <>
      <a
        className="call-back"
        href={`tel:${phone.replace(/[^\d+]/g, '')}`}
        aria-label={say('call.callBack', { phone })}
      >
        ☎ {visible(phone)}
      </a>
      <Button small onClick={() => void copy()}>
        {say(isCopied ? 'call.copied' : 'call.copy')}
      </Button>
    </>
  )
}

/** Who called: shown when asked for, because each reading is on the record; written down or corrected in the command bar. */
export function CallerLine({ incident }: { incident: Incident }) {
  const say = useWords()
  const may = useMay()
  const [read, setRead] = useState<{ readonly of: string | undefined; readonly told: Told['caller'] | string }>()
  // What was told of a former caller is not told of the next.
  const sealed = incident.caller?.sealed
  const told = read?.of === sealed ? read?.told : undefined
  const canSet = may('incident.setCaller') && incident.status !== 'closed'
  const write = () => openCommandBar(`CB ${shortNumber(incident.number)} `)
  const show = async () => {
    const reply = await askHub<Told>(`incidents/${incident.id}/caller`)
    setRead({ of: sealed, told: reply.ok ? reply.body.caller : reply.problem.detail || say('call.callerUnread') })
  }
  useActions([
    {
      ...{ id: 'call.callerSet', key: 'b', words: 'call.callerSet', typed: 'CB', command: 'incident.setCaller' },
      ...{ run: write, enabled: () => canSet },
    },
    {
      ...{ id: 'call.callerShow', key: 'Shift+b', words: 'incident.readCaller' },
      ...{ run: () => void show(), enabled: () => incident.caller !== undefined },
    },
  ])
  if (!incident.caller && !canSet) return null
  return (
    <p className="call-caller">
      {say('call.caller')}
      {incident.caller &&
        (told === undefined ? (
          <Button small onClick={() => void show()}>
            {say('call.callerShow')}
          </Button>
        ) : typeof told === 'string' ? (
          <span role="status">{told}</span>
        ) : (
          <>
            {told.name && <b>{visible(told.name)}</b>}
            {told.phone && <CallBack phone={told.phone} />}
          </>
        ))}
      {canSet && (
        <Button small kbd="B" onClick={write}>
          {say(incident.caller ? 'call.callerChange' : 'call.callerSet')}
        </Button>
      )}
    </p>
  )
}
