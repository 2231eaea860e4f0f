import { type ReactNode, useId } from 'react'
import './Pane.css'

/** One pane of a screen, parted from its neighbours by a line. `aside`: what stands at the right of its title. */
export function Pane({
  title,
  aside,
  children,
  className = '',
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  const id = useId()
  return (
    <section className={`pane ${className}`} aria-labelledby={id}>
      <header className="pane-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
