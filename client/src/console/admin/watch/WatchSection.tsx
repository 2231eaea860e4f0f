import { useEffect, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { useWatch } from '../../../live/watch.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { spanText } from '../figureText.ts'
import { AlarmList } from './AlarmList.tsx'
import { cards } from './cards.ts'
import { HealthLine } from './HealthLine.tsx'
import './watch.css'

const EVERY_MS = 2000
/** Older than two questions: then it is said, and each figure looks so. */
const OLD_MS = 5000

/** How the hub is, now and in the last ten minutes. */
export function WatchSection() {
  const say = useWords()
  const { report, samples, heardAt, problem } = useWatch(EVERY_MS)
  const ageMs = useAge(heardAt)
  if (!report) return <p className="watch-waiting">{problem || say('admin.waiting')}</p>
  const isOld = ageMs > OLD_MS
  return (
    <div className="watch" data-old={isOld || undefined}>
      {isOld && (
        <p className="watch-old" role="status">
          <Mark tone="warn" /> {say('admin.old', { span: spanText(say, Math.floor(ageMs / 1000)) })} {problem}
        </p>
      )}
      <HealthLine report={report} />
      <AlarmList report={report} />
      <div className="watch-cards">
        {cards.map(({ id, Card }) => (
          <Card key={id} report={report} samples={samples} />
        ))}
      </div>
    </div>
  )
}

/** How long ago the hub was heard, ms; renders anew each second. */
function useAge(heardAt: number | undefined): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return heardAt === undefined ? 0 : Math.max(0, now - heardAt)
}
