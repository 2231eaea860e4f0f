import { useState } from 'react'
import { useActions } from '../desk/actions.ts'
import { later } from '../desk/later.tsx'

const HelpSheet = later(async () => (await import('./help/HelpSheet.tsx')).HelpSheet)

/** The sheet of keys, by `?`. */
export function Help() {
  const [isOpen, setOpen] = useState(false)
  useActions([{ id: 'help', key: '?', words: 'action.help', run: () => setOpen(true) }])
  return isOpen && <HelpSheet onClose={() => setOpen(false)} />
}
