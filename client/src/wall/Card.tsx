import { type ReactNode, useId } from 'react'

/** One finding: its title says what was found, what stands beside it says of what. */
export function Card({
  title,
  of,
  children,
  name,
}: {
  title: string
  of?: string
  children?: ReactNode
  name: string
}) {
  const id = useId()
  return (
    <section className={`wall-card wall-${name}`} aria-labelledby={id}>
      <h2 id={id}>
        {title} {of && <small>{of}</small>}
      </h2>
      {children}
    </section>
  )
}
