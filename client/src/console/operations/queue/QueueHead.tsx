import { later } from '../../../desk/later.tsx'
import { openShift } from '../../../desk/shift/shiftStore.ts'
import { useOfferToMe } from '../../../desk/shift/useOffers.ts'
import { useWords } from '../../../i18n/index.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import { FindField } from './FindField.tsx'
import type { Queue } from './queueOf.ts'
import { SectorPill } from './SectorPill.tsx'
import { ViewChips } from './ViewChips.tsx'
import './queueHead.css'

const SavedViews = later(async () => (await import('./SavedViews.tsx')).SavedViews)

/** A colleague offers their shift: in the place of the title, so that nothing moves. */
function Offered({ from }: { from: string }) {
  const say = useWords()
  return (
    <button type="button" className="queue-offer" onClick={openShift}>
      <Mark tone="warn" /> {say('shift.offersYou', { from })} <Kbd>⇧H</Kbd>
    </button>
  )
}

/** Whose calls, which of them, and how many there are. */
export function QueueHead({ counts, onDown }: { counts: Queue['counts']; onDown: () => void }) {
  const say = useWords()
  const offer = useOfferToMe()
  return (
    <header className="queue-head">
      <div className="queue-head-line">
        <h2 id="queue-title" data-covered={offer !== undefined || undefined}>
          {say('queue.title')}
        </h2>
        {offer && <Offered from={offer.from.name} />}
        <SectorPill />
        <FindField onDown={onDown} />
      </div>
      <div className="queue-head-line queue-views">
        <ViewChips counts={counts} />
        <SavedViews />
      </div>
    </header>
  )
}
