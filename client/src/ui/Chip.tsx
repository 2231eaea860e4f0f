import type { ButtonHTMLAttributes, ReactNode } from 'react'
import './Chip.css'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  readonly children: ReactNode
  /** `filter` is a pill, `unit` a square. */
  readonly kind: 'filter' | 'unit'
  readonly tone?: 'free' | 'moving' | 'onscene' | 'hospital' | 'out' | 'emergency' | 'stale'
  /** Proposed by the machine or chosen by you: underlined in violet. */
  readonly recommended?: boolean
  readonly selected?: boolean
}

/** A small thing to press: a filter, or a unit in a row of units. */
export function Chip({ children, kind, tone = 'free', recommended = false, selected = false, ...rest }: Props) {
  return (
    <button
      type="button"
      className="chip"
      data-kind={kind}
      data-tone={kind === 'unit' ? tone : undefined}
      data-recommended={recommended || undefined}
      aria-pressed={selected}
      {...rest}
    >
      {children}
    </button>
  )
}
