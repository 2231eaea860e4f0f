import { useEffect, useRef } from 'react'
import { useMe } from '../../live/me.ts'
import { useActions } from '../actions.ts'
import { later } from '../later.tsx'
import { closeShift, openShift, useShiftSheet } from './shiftStore.ts'

const ShiftSheets = later(async () => (await import('./ShiftSheets.tsx')).ShiftSheets)

/** The sheet of the shift, over whichever screen is open. Nothing typed in it is lost by a change of the city. */
export function ShiftDialog() {
  const me = useMe()
  const sheet = useShiftSheet()
  const dialog = useRef<HTMLDialogElement>(null)
  const mayHandOver = me?.commands.includes('shift.handOver') ?? false
  useActions([
    {
      id: 'shift.handOver',
      key: 'Shift+h',
      words: 'shift.handOver',
      command: 'shift.handOver',
      run: openShift,
      enabled: () => mayHandOver,
    },
  ])
  useEffect(() => {
    if (sheet) dialog.current?.showModal()
  }, [sheet])
  if (!sheet) return null
  return (
    <dialog className="shift" ref={dialog} aria-labelledby="shift-title" onClose={closeShift} onCancel={closeShift}>
      <ShiftSheets sheet={sheet} />
    </dialog>
  )
}
