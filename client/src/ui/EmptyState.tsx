import type { ReactNode } from 'react'
import './EmptyState.css'

/** What is absent, why, and the one thing to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <b>{title}</b>
      <p>{children}</p>
    </div>
  )
}
