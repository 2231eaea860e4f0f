import { sectorsOf } from '@muster/shared/domain/sectorsOf.ts'
import { useRef } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { ALL_BATTALIONS, go, usePlace } from '../../../desk/place.ts'
import { openShift } from '../../../desk/shift/shiftStore.ts'
import { useMySectors, useUncovered } from '../../../desk/shift/useSectors.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import { DropDown } from './DropDown.tsx'
import { SectorLine } from './SectorLine.tsx'

/** What is shown, in a few letters: my sectors, those chosen, or all. */
function useShown(): string {
  const say = useWords()
  const { battalions } = usePlace()
  const mine = useMySectors()
  if (battalions.includes(ALL_BATTALIONS)) return say('sectors.all')
  const names = battalions.length > 0 ? battalions : mine
  if (names.length === 0) return say('sectors.all')
  return names.length > 3 ? say('sectors.count', { count: names.length }) : names.join(' ')
}

/** Which sectors the queue shows, who works each, and the ways to take, leave and hand them over. */
export function SectorPill() {
  const say = useWords()
  const may = useMay()
  const sectors = useCity(sectorsOf)
  const nobodys = useUncovered()
  const { battalions } = usePlace()
  const drop = useRef<HTMLDetailsElement>(null)
  const shown = useShown()
  useActions([
    {
      id: 'queue.sectors',
      key: 'Shift+s',
      words: 'sectors.open',
      run: () => {
        if (!drop.current) return
        drop.current.open = true
        drop.current.querySelector<HTMLElement>('fieldset button')?.focus()
      },
    },
  ])
  if (sectors.length < 2) return null
  return (
    <DropDown
      of={drop}
      label={say('sectors.title')}
      isChosen={battalions.length > 0}
      summary={
        <>
          {shown}
          {nobodys.length > 0 && (
            <span className="queue-uncovered">
              <Mark tone="warn" /> {say('sectors.uncovered', { count: nobodys.length })}
            </span>
          )}
        </>
      }
    >
      <div className="queue-sectors">
        {sectors.map((id) => (
          <SectorLine key={id} id={id} />
        ))}
      </div>
      <div className="queue-sector-buttons">
        <Button small onClick={() => go({ battalions: [] }, { replace: true })}>
          {say('sectors.showMine')}
        </Button>
        <Button small onClick={() => go({ battalions: [ALL_BATTALIONS] }, { replace: true })}>
          {say('sectors.showAll')}
        </Button>
        {may('shift.handOver') && (
          <Button small kbd="⇧H" onClick={openShift}>
            {say('shift.handOver')}
          </Button>
        )}
      </div>
    </DropDown>
  )
}
