import { useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { KeptRow } from './KeptRow.tsx'
import { useQuarantine } from './useQuarantine.ts'
import './quarantine.css'

/** What feeds sent and could not be accepted: why, its bytes, and a way to try it again once its mapping is mended. */
export function QuarantineSection() {
  const say = useWords()
  const { entries, sums, isMore, problem, tried, replay, reload, more } = useQuarantine()
  const [chosen, setChosen] = useState<string>()
  const index = entries?.findIndex(({ id }) => id === chosen) ?? -1
  const entry = entries?.[index]
  const step = (by: number) => setChosen(entries?.[Math.min(entries.length - 1, Math.max(0, index + by))]?.id)
  useActions([
    { id: 'quarantine.next', key: 'j', words: 'quarantine.next', run: () => step(1) },
    { id: 'quarantine.former', key: 'k', words: 'quarantine.former', run: () => step(-1) },
    {
      ...{ id: 'quarantine.replay', key: 'r', words: 'quarantine.replay' },
      run: () => void (entry && replay(entry.id)),
      enabled: () => entry !== undefined && !entry.isCut,
    },
  ])
  return (
    <section className="quarantine" aria-labelledby="quarantine-title">
      <header>
        <h2 id="quarantine-title">{say('quarantine.title')}</h2>
        <span className="watch-aside">
          {say('quarantine.what')} · {say('quarantine.kept', { count: sums.kept })}
          {sums.dropped > 0 && ` · ${say('quarantine.dropped', { count: sums.dropped })}`}
        </span>
        <Button small onClick={() => void reload()}>
          {say('quarantine.reload')}
        </Button>
      </header>
      {problem && <p role="alert">{problem}</p>}
      {entries?.length === 0 && <EmptyState title={say('quarantine.none')}>{say('quarantine.noneWhy')}</EmptyState>}
      <ol>
        {entries?.map((kept) => (
          <KeptRow
            key={kept.id}
            kept={kept}
            isOpen={kept.id === chosen}
            tried={tried[kept.id]}
            onOpen={() => setChosen(kept.id === chosen ? undefined : kept.id)}
            onReplay={(charset) => void replay(kept.id, charset)}
          />
        ))}
      </ol>
      {isMore && (
        <Button small onClick={() => void more()}>
          {say('quarantine.more')}
        </Button>
      )}
    </section>
  )
}
