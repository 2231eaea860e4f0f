import type { WatchReport } from '@muster/shared/wire/watch.ts'
import { useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { spanText } from '../figureText.ts'

/** What of the hub a person should see to, the worst first, each with what to do. */
export function AlarmList({ report: { alarms, at } }: { report: WatchReport }) {
  const say = useWords()
  if (alarms.length === 0) return <p className="watch-calm">{say('hubAlarm.none')}</p>
  return (
    <ul className="watch-alarms" aria-label={say('hubAlarm.label')}>
      {alarms.map(({ code, level, since, facts }) => (
        <li key={`${code} ${JSON.stringify(facts)}`} data-level={level}>
          <Mark tone={level} />
          <b>{say(`hubAlarm.${code}`, facts)}</b>
          <span>{say(`hubAlarm.${code}.do`, facts)}</span>
          <span className="watch-aside">
            {say('hubAlarm.since', { span: spanText(say, (Date.parse(at) - Date.parse(since)) / 1000) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
