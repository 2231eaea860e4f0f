import { useEffect, useRef } from 'react'
import { useMe } from '../../live/me.ts'
import { useActions } from '../actions.ts'
import { AcceptShift } from './AcceptShift.tsx'
import { OfferedShift } from './OfferedShift.tsx'
import { OfferShift } from './OfferShift.tsx'
import { SignOutSheet } from './SignOutSheet.tsx'
import { closeShift, openShift, useShiftSheet } from './shiftStore.ts'
import { useMyOffer, useOfferToMe } from './useOffers.ts'
import './shift.css'

/** Who hands over: the offer that waits for the reader first, then the reader's own, then the way to make one. */
function HandOver() {
  const toMe = useOfferToMe()
  const mine = useMyOffer()
  if (toMe) return <AcceptShift offer={toMe} />
  if (mine?.state === 'offered') return <OfferedShift offer={mine} />
  return <OfferShift former={mine} />
}

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
      {sheet === 'signOut' ? <SignOutSheet /> : <HandOver />}
    </dialog>
  )
}
