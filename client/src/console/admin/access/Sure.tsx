import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'

/** Does what cannot be taken back at the second press: the first asks. */
export function Sure({ label, short, ask, onSure }: { label: string; short: string; ask: string; onSure: () => void }) {
  const say = useWords()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button small aria-label={label} onClick={() => setAsked(true)}>
        {short}
      </Button>
    )
  return (
    <>
      <Button small onClick={onSure}>
        {ask}
      </Button>
      <Button small onClick={() => setAsked(false)}>
        {say('persons.cancel')}
      </Button>
    </>
  )
}
