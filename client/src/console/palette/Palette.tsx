import { useRef, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { later } from '../../desk/later.tsx'
import { useWords } from '../../i18n/index.ts'
import './palette.css'

const PaletteList = later(async () => (await import('./PaletteList.tsx')).PaletteList)

/** Everything that can be done here, by name, in a sheet that a key opens. */
export function Palette() {
  const say = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  const show = () => {
    sheet.current?.showModal()
    setOpen(true)
  }
  useActions([{ id: 'palette', key: '$mod+k', words: 'palette.open', run: show }])
  const leave = () => {
    sheet.current?.close()
    setOpen(false)
  }
  // On a busy machine the browser tells late of a sheet that was closed: by then it may be open again.
  const closed = () => setOpen(sheet.current?.open ?? false)
  return (
    <dialog
      className="palette"
      ref={sheet}
      aria-label={say('palette.title')}
      onCancel={() => setOpen(false)}
      onClose={closed}
    >
      {isOpen && <PaletteList onLeave={leave} />}
    </dialog>
  )
}
