import { type ReactNode, Suspense, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Guard } from '../../ui/Guard.tsx'
import { LoadAgain } from './LoadAgain.tsx'

/** A part that is fetched when it is opened; where that fails it says so in its place, and everything else goes on. `waits`: shown until it is here. */
export function Fetched({ waits, children }: { waits?: ReactNode; children: ReactNode }) {
  const say = useWords()
  const [hasFailed, setFailed] = useState(false)
  if (hasFailed)
    return (
      <div role="alert" className="fetched">
        <EmptyState title={say('fetched.failed')}>
          {say('fetched.works')} <LoadAgain />
        </EmptyState>
      </div>
    )
  return (
    <Guard onFail={() => setFailed(true)}>
      <Suspense fallback={waits}>{children}</Suspense>
    </Guard>
  )
}
