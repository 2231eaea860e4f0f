import type { ButtonHTMLAttributes, ReactNode } from 'react'
import './Chip.css'

type Tone = 'free' | 'moving' | 'onscene' | 'hospital' | 'out' | 'emergency' | 'stale'

/** `filter` is a pill, `unit` a square, whose tone says what it does. */
type Kind = { readonly kind: 'filter'; readonly tone?: never } | { readonly kind: 'unit'; readonly tone?: Tone }

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> &
  Kind & {
    readonly children: ReactNode
    /** Proposed by the machine or chosen by you: underlined in violet. */
    readonly marked?: boolean
    readonly selected?: boolean
  }

/** A small thing to press: a filter, or a unit in a row of units. */
export function Chip({ children, kind, tone = 'free', marked = false, selected = false, ...rest }: Props) {
  return (
    <button
      type="button"
      className="chip"
      data-kind={kind}
      data-tone={kind === 'unit' ? tone : undefined}
      data-marked={marked || undefined}
      aria-pressed={selected}
      {...rest}
    >
      {children}
    </button>
  )
}
