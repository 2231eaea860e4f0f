import type { ReactNode, RefObject } from 'react'

type Props = {
  readonly summary: ReactNode
  readonly label: string
  readonly isChosen?: boolean
  readonly of?: RefObject<HTMLDetailsElement | null>
  readonly children: ReactNode
}

/** A pill that opens a sheet below it; Escape and leaving it close it. */
export function DropDown({ summary, label, isChosen = false, of, children }: Props) {
  return (
    <details
      ref={of}
      className="queue-drop"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) currentTarget.open = false
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.currentTarget.open = false
        event.currentTarget.querySelector('summary')?.focus()
        event.stopPropagation()
      }}
    >
      <summary className="chip" data-kind="filter" data-chosen={isChosen || undefined} title={label}>
        {summary} ▾
      </summary>
      <fieldset className="queue-drop-sheet" aria-label={label}>
        {children}
      </fieldset>
    </details>
  )
}
