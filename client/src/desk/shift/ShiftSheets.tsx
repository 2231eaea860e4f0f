import { addWords } from '../../i18n/index.ts'
import { wordsShiftSheets } from '../../i18n/wordsShiftSheets.ts'
import { AcceptShift } from './AcceptShift.tsx'
import { OfferedShift } from './OfferedShift.tsx'
import { OfferShift } from './OfferShift.tsx'
import { SignOutSheet } from './SignOutSheet.tsx'
import { useMyOffer, useOfferToMe } from './useOffers.ts'
import './shift.css'

addWords(wordsShiftSheets)

/** Who hands over: the offer that waits for the reader first, then the reader's own, then the way to make one. */
function HandOver() {
  const toMe = useOfferToMe()
  const mine = useMyOffer()
  if (toMe) return <AcceptShift offer={toMe} />
  if (mine?.state === 'offered') return <OfferedShift offer={mine} />
  return <OfferShift former={mine} />
}

/** What the dialog of the shift shows. */
export const ShiftSheets = ({ sheet }: { sheet: 'handOver' | 'signOut' }) =>
  sheet === 'signOut' ? <SignOutSheet /> : <HandOver />
