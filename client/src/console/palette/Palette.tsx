import { useActions } from '../../desk/actions.ts'
import { later } from '../../desk/later.tsx'
import { useWords } from '../../i18n/index.ts'
import { useSheet } from '../../ui/useSheet.ts'
import './palette.css'

const PaletteList = later(async () => (await import('./PaletteList.tsx')).PaletteList)

/** Everything that can be done here, by name, in a sheet that a key opens. */
export function Palette() {
  const say = useWords()
  const sheet = useSheet()
  useActions([{ id: 'palette', key: '$mod+k', words: 'palette.open', run: sheet.open }])
  return (
    <dialog className="palette" aria-label={say('palette.title')} {...sheet.props}>
      {sheet.isOpen && <PaletteList onLeave={sheet.close} />}
    </dialog>
  )
}
