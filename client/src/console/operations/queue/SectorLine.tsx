import { go } from '../../../desk/place.ts'
import { useUncovered } from '../../../desk/shift/useSectors.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { send } from '../../../live/commands.ts'
import { useMe } from '../../../live/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Mark } from '../../../ui/Mark.tsx'
import { useShownSectors } from './useWish.ts'

/** What a press makes of the sectors shown: all of them is nothing chosen. */
function toggled(shown: readonly string[], id: string): readonly string[] {
  return shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id].sort()
}

/** One sector: whether it is shown, who works it, and the way to take or leave it. */
export function SectorLine({ id }: { id: string }) {
  const say = useWords()
  const may = useMay()
  const me = useMe()?.id
  const shown = useShownSectors()
  const worker = useCity((city) => city.find('sector', id)?.worker)
  const isUncovered = useUncovered().includes(id)
  const isMine = worker !== undefined && worker.id === me
  const take = () => void send('shift.take', { sectors: [id] }, { text: `ON ${id}` })
  const leave = () => void send('shift.leave', { sectors: [id] }, { text: `OFF ${id}` })
  return (
    <>
      <Chip
        kind="filter"
        selected={shown.includes(id)}
        title={say('sectors.show', { sector: id })}
        onClick={() => go({ battalions: toggled(shown, id) }, { replace: true })}
      >
        {id}
      </Chip>
      <span className="queue-sector-worker" data-mine={isMine || undefined}>
        {isUncovered ? (
          <span className="queue-uncovered">
            <Mark tone="warn" /> {say('sectors.nobody')}
          </span>
        ) : isMine ? (
          say('sectors.you')
        ) : (
          worker?.name
        )}
      </span>
      {may('shift.take') ? (
        <Button
          small
          aria-label={say(isMine ? 'sectors.leaveOne' : 'sectors.takeOne', { sector: id })}
          onClick={isMine ? leave : take}
        >
          {say(isMine ? 'sectors.leave' : 'sectors.take')}
        </Button>
      ) : (
        <span />
      )}
    </>
  )
}
