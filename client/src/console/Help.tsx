import { useActions } from '../desk/actions.ts'
import { later } from '../desk/later.tsx'
import { useSheet } from '../ui/useSheet.ts'
import './Help.css'

const HelpSheet = later(async () => (await import('./help/HelpSheet.tsx')).HelpSheet)

/** The sheet of keys, by `?`. */
export function Help() {
  const sheet = useSheet()
  useActions([{ id: 'help', key: '?', words: 'action.help', run: sheet.open }])
  return (
    <dialog className="help" aria-labelledby="help-title" {...sheet.props}>
      {sheet.isOpen && <HelpSheet onLeave={sheet.close} />}
    </dialog>
  )
}
