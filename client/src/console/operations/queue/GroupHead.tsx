import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { cityNow } from '../../../live/clock.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { assignmentPace } from './assignmentPace.ts'
import type { Group } from './queueOf.ts'

/** How far back the pace looks, ms of city time: a watch. */
const PACE_OVER_MS = 24 * 3_600_000

/** How quickly calls get their first unit, beside what the city holds itself to. */
function PaceText() {
  const say = useWords()
  const pace = useCity((city) => assignmentPace(city, cityNow() - PACE_OVER_MS))
  if (pace?.targetSec === undefined) return null
  return (
    <span className="queue-pace" title={say('queue.paceOf', { count: pace.count })}>
      {say('queue.pace', {
        priority: pace.priority,
        p90: elapsedText(pace.p90Sec),
        target: elapsedText(pace.targetSec),
      })}
    </span>
  )
}

/** How many waiting calls the filters keep out of sight: never in silence. */
function HiddenText({ shown }: { shown: number }) {
  const say = useWords()
  const count = useCity((city) => [...city.all('incident')].filter(({ status }) => status === 'waiting').length) - shown
  return (
    count > 0 && (
      <span className="queue-hidden">
        <Mark tone="warn" /> {say('queue.hidden', { count })}
      </span>
    )
  )
}

/** Name and count of a group of the queue. `top`: where it begins below the head of the list, px. */
export function GroupHead({ group, count, top }: { group: Group; count: number; top: number }) {
  const say = useWords()
  return (
    <tr className="queue-group" style={{ translate: `0 ${top}px` }}>
      <th scope="rowgroup" colSpan={8}>
        <b>{say(`queue.group.${group}`)}</b>
        <span className="queue-count">{count}</span>
        {group === 'waiting' && <HiddenText shown={count} />}
        {group === 'waiting' && <PaceText />}
      </th>
    </tr>
  )
}
