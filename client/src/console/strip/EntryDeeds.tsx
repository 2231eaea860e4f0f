import { type RefObject, useEffect, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useMe } from '../../live/me.ts'
import { Button } from '../../ui/Button.tsx'
import { onEscape } from '../../ui/onEscape.ts'
import { setMuted, shelve, take, unshelve } from './alarmDeeds.ts'
import type { Entry } from './alarmEntries.ts'
import { ShelveForm } from './ShelveForm.tsx'

type Props = {
  readonly entry: Entry | undefined
  readonly isMuted: boolean
  readonly onOpen: (entry: Entry) => void
  readonly onDone: () => void
  /** Where the keys are pressed. */
  readonly list: RefObject<HTMLDivElement | null>
}

/** What can be done about the selected row, each with its key; its place is kept, so that no button moves. */
export function EntryDeeds({ entry, isMuted, onOpen, onDone, list }: Props) {
  const say = useWords()
  const me = useMe()
  const [step, setStep] = useState<{ readonly key: string; readonly isForm: boolean }>()
  const may = (command: string) => me?.commands.includes(command) ?? false
  const alarm = entry?.alarms.length === 1 ? entry.alarms[0] : undefined
  const stands = entry?.group === 'now'
  const canTake = stands && alarm !== undefined && alarm.takenById !== me?.id && may('alarm.take')
  const isShelved = entry?.group === 'shelved'
  const canShelve = (isShelved || stands) && alarm !== undefined && may('alarm.shelve')
  const isGroup = entry?.line !== undefined && entry.line.kind !== 'one'

  const takeIt = () => {
    if (canTake) take(alarm)
  }
  function shelveIt(): void {
    if (!canShelve || !entry) return
    if (isShelved) unshelve(alarm)
    else setStep({ key: entry.key, isForm: alarm.priority !== 1 })
  }
  useEffect(() => {
    const place = list.current
    const press = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return
      if (key === 't') takeIt()
      if (key !== 's') return
      // Or the key that opens the field would be typed into it.
      setTimeout(shelveIt)
    }
    place?.addEventListener('keydown', press)
    return () => place?.removeEventListener('keydown', press)
  })
  function done(): void {
    setStep(undefined)
    onDone()
  }

  if (step && alarm && step.key === entry?.key && step.isForm)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the form, and not the list with it
      <div className="alarms-deeds" onKeyDown={onEscape(done)}>
        <ShelveForm
          onBack={done}
          onShelve={(reason, forSec) => {
            shelve(alarm, reason, forSec)
            done()
          }}
        />
      </div>
    )
  const isRefused = step !== undefined && step.key === entry?.key
  return (
    <div className="alarms-deeds">
      <Button small kbd="T" disabled={!canTake} onClick={takeIt}>
        {say('alarms.take')}
      </Button>
      <Button small kbd="M" disabled={!stands} onClick={() => entry && setMuted(entry.alarms, !isMuted)}>
        {say(isMuted ? 'alarms.unmute' : 'alarms.mute')}
      </Button>
      <Button small kbd="S" disabled={!canShelve} onClick={shelveIt}>
        {say(isShelved ? 'alarms.unshelve' : 'alarms.shelve')}
      </Button>
      <Button small kbd="⏎" disabled={!entry} onClick={() => entry && onOpen(entry)}>
        {say(isGroup ? 'alarms.expand' : 'alarms.go')}
      </Button>
      <span role="status">
        {isRefused && alarm
          ? say('alarm.urgent', { subject: alarm.facts.incident || alarm.facts.unit })
          : entry
            ? ''
            : say('alarms.pick')}
      </span>
    </div>
  )
}
