import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { onEscape } from '../../ui/onEscape.ts'

type ReasonFormProps = {
  /** What is asked, and what the answer does. */
  readonly asks: string
  readonly deed: string
  /** False: it can be sent without a reason. */
  readonly isNeeded?: boolean
  /** Undefined: it was left. */
  readonly onReason: (reason: string | undefined) => void
}

/** Why: kept with the unit, so that the next desk knows it too. Enter sends, Escape leaves it. */
export function ReasonForm({ asks, deed, isNeeded = false, onReason }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const isWhole = !isNeeded || reason.trim() !== ''
  return (
    <form
      className="coverage-reason"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) onReason(reason.trim())
      }}
      onKeyDown={onEscape(() => onReason(undefined))}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a key a moment ago.
        autoFocus
        aria-label={asks}
        placeholder={asks}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button small submits disabled={!isWhole} kbd="⏎">
        {deed}
      </Button>
    </form>
  )
}
