import type { ReactNode } from 'react'
import { Mark } from '../../../ui/Mark.tsx'

/** A line that says what stands in the way. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="advice-unmet">
      <Mark tone="warn" /> {children}
    </p>
  )
}
