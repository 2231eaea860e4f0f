import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Kbd } from './Kbd.tsx'
import './Button.css'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  readonly children: ReactNode
  /** The one thing to do here: inverse. At most one on a pane. */
  readonly primary?: boolean
  readonly small?: boolean
  /** Sends the form it stands in. */
  readonly submits?: boolean
  /** What is waiting for the connection: dashed. */
  readonly held?: boolean
  /** The key that does the same. */
  readonly kbd?: string
}

/** Does something; shows the key that does the same. */
export function Button({
  children,
  primary = false,
  small = false,
  held = false,
  submits = false,
  kbd,
  ...rest
}: Props) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className="button"
      data-primary={primary || undefined}
      data-small={small || undefined}
      data-held={held || undefined}
      {...rest}
    >
      {children}
      {kbd && <Kbd>{kbd}</Kbd>}
    </button>
  )
}
