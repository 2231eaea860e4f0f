import { useState } from 'react'
import { useActions } from '../desk/actions.ts'
import { later } from '../desk/later.tsx'

const HelpSheet = later(async () => (await import('./help/HelpSheet.tsx')).HelpSheet)

/** The sheet of keys, by `?`. */
export function Help() {
  const [opening, setOpening] = useState<{ readonly count: number; readonly isOpen: boolean }>({
    count: 0,
    isOpen: false,
  })
  const open = () => setOpening(({ count }) => ({ count: count + 1, isOpen: true }))
  // The browser tells of a sheet that was closed a moment later: by then the next one may be open.
  const closed = (one: number) => setOpening((now) => (now.count === one ? { ...now, isOpen: false } : now))
  useActions([{ id: 'help', key: '?', words: 'action.help', run: open }])
  return opening.isOpen && <HelpSheet key={opening.count} onClose={() => closed(opening.count)} />
}
