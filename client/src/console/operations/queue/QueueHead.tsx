import { go, usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { battalionsOf } from './queueOf.ts'

/** One of the two answers to "whose calls?". */
function FilterPill({ filter }: { filter: 'mine' | 'all' }) {
  const say = useWords()
  const place = usePlace()
  return (
    <Chip kind="filter" selected={place.filter === filter} onClick={() => go({ filter }, { replace: true })}>
      {say(`queue.filter.${filter}`)}
    </Chip>
  )
}

const toggled = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names.filter((other) => other !== name) : [...names, name].sort()

/** Which battalions the queue shows: closed it names them, open it lets them be chosen. */
function BattalionPill() {
  const say = useWords()
  const { battalions } = usePlace()
  const known = useCity(battalionsOf)
  if (known.length < 2) return null
  const chosen =
    battalions.length > 3 ? say('queue.battalionCount', { count: battalions.length }) : battalions.join(' ')
  return (
    <details
      className="queue-battalions"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) currentTarget.open = false
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.currentTarget.open = false
        event.stopPropagation()
      }}
    >
      <summary className="chip" data-kind="filter" data-chosen={battalions.length > 0 || undefined}>
        {battalions.length === 0 ? say('queue.allBattalions') : chosen} ▾
      </summary>
      <fieldset className="queue-battalion-list" aria-label={say('queue.battalions')}>
        {known.map((name) => (
          <Chip
            key={name}
            kind="filter"
            selected={battalions.includes(name)}
            onClick={() => go({ battalions: toggled(battalions, name) }, { replace: true })}
          >
            {name}
          </Chip>
        ))}
      </fieldset>
    </details>
  )
}

/** Title, totals and filters of the queue. */
export function QueueHead({ waiting, active }: { waiting: number; active: number }) {
  const say = useWords()
  return (
    <header className="queue-head">
      <h2 id="queue-title">{say('queue.title')}</h2>
      <span className="queue-totals">{say('queue.totals', { waiting, active })}</span>
      <FilterPill filter="mine" />
      <FilterPill filter="all" />
      <BattalionPill />
    </header>
  )
}
