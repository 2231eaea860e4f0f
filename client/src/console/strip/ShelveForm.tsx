import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'

const MINUTES = [15, 60, 240, 480]
const REASON_LENGTH = 200

/** Why an alarm is put aside, and for how long; both are on the record. */
export function ShelveForm({
  onShelve,
  onBack,
}: {
  onShelve: (reason: string, forSec: number) => void
  onBack: () => void
}) {
  const say = useWords()
  const [reason, setReason] = useState('')
  const [forMin, setForMin] = useState(MINUTES[0] ?? 15)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onShelve(reason.trim(), forMin * 60)
  }
  return (
    <form className="alarms-shelve" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the key that opened it says that the reason comes next
        autoFocus
        aria-label={say('alarms.reason')}
        placeholder={say('alarms.reason')}
        value={reason}
        maxLength={REASON_LENGTH}
        onChange={({ target }) => setReason(target.value)}
      />
      <select
        aria-label={say('alarms.forHow')}
        value={forMin}
        onChange={({ target }) => setForMin(Number(target.value))}
      >
        {MINUTES.map((count) => (
          <option key={count} value={count}>
            {count < 60 ? say('alarms.min', { count }) : say('alarms.hours', { count: count / 60 })}
          </option>
        ))}
      </select>
      <Button small submits primary kbd="⏎" disabled={reason.trim() === ''}>
        {say('alarms.doShelve')}
      </Button>
      <Button small kbd="Esc" onClick={onBack}>
        {say('alarms.back')}
      </Button>
    </form>
  )
}
