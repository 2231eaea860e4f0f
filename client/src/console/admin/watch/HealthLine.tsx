import type { WatchReport } from '@muster/shared/wire/watch.ts'
import { useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { spanText } from '../figureText.ts'

/** Whether the hub is ready and keeps what it acknowledges, and since when it runs. */
export function HealthLine({ report: { health, at, startedAt } }: { report: WatchReport }) {
  const say = useWords()
  const { state, why, redis } = health
  const span = spanText(say, (Date.parse(at) - Date.parse(startedAt)) / 1000)
  return (
    <p className="watch-health" data-state={state}>
      <b>
        {state !== 'ready' && <Mark tone="over" />} {say(`health.${state}`)}
      </b>
      {why && <span>{why}</span>}
      <span className="watch-aside">
        {say(`redis.${redis}`)} · {say('health.since', { span })}
      </span>
    </p>
  )
}
