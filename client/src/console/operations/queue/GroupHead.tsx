import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { cityNow } from '../../../live/clock.ts'
import { useLink } from '../../../live/link.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { assignmentPace } from './assignmentPace.ts'
import type { Group } from './groups.ts'
import type { Line } from './lines.ts'

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

/** How many calls of this group the filters keep out of sight: never in silence, and of those that wait in amber. */
function HiddenText({ group, count }: { group: Group; count: number }) {
  const say = useWords()
  if (count === 0) return null
  const text = say('queue.hidden', { count })
  if (group !== 'waiting') return <span className="queue-left-out">{text}</span>
  return (
    <span className="queue-hidden">
      <Mark tone="warn" /> {text}
    </span>
  )
}

/** Name and count of a group of the queue. `top`: where it begins below the head of the list, px. */
export function GroupHead({ line, top }: { line: Extract<Line, { kind: 'head' }>; top: number }) {
  const say = useWords()
  const { group, count, hidden } = line
  const { hasCity } = useLink()
  return (
    <tr className="queue-group" style={{ translate: `0 ${top}px` }}>
      <th scope="rowgroup" colSpan={8}>
        <b>{say(`queue.group.${group}`)}</b>
        <span className="queue-count">{hasCity ? count : '–'}</span>
        <HiddenText group={group} count={hidden} />
        {group === 'waiting' && <PaceText />}
      </th>
    </tr>
  )
}
