import { useWords } from '../../../i18n/index.ts'
import { Pane } from '../../../ui/Pane.tsx'
import { countText, spanText } from '../figureText.ts'
import type { CardProps } from './cards.ts'
import { FigureList } from './FigureList.tsx'

/** How far the journal has come, how far its proof and its archive have, and what became of what was asked. */
export function JournalCard({ report: { journal } }: CardProps) {
  const say = useWords()
  const { head, inStream, sealedTo, archivedTo, snapshotTo, snapshotAgeSec, faults, stateDifferences } = journal
  const { appended, replayed, refused, conflicts, unknown } = journal
  /** How far something has come; what lies between it and the head, where that is more than the `own` entry it made. */
  const behind = (to: number | undefined, own = 0): string | undefined => {
    if (to === undefined) return undefined
    if (head - to <= own) return countText(to)
    return say('journal.behind', { to: countText(to), count: countText(head - to) })
  }
  const age = snapshotAgeSec === undefined ? '' : ` · ${spanText(say, snapshotAgeSec)}`
  const snapshot = behind(snapshotTo)
  return (
    <Pane
      className="watch-journal"
      title={say('journal.title')}
      aside={<span className="watch-aside">{say('journal.aside')}</span>}
    >
      <FigureList
        figures={[
          { words: 'journal.head', text: countText(head) },
          { words: 'journal.sealed', text: behind(sealedTo, 1) },
          { words: 'journal.archived', text: behind(archivedTo) },
          { words: 'journal.snapshot', text: snapshot && snapshot + age },
          { words: 'journal.inStream', text: inStream === undefined ? undefined : countText(inStream) },
          { words: 'journal.faults', text: countText(faults), isBad: faults > 0 },
          { words: 'journal.differences', text: countText(stateDifferences), isBad: stateDifferences > 0 },
        ]}
      />
      <h3 className="watch-sub">{say('journal.since')}</h3>
      <FigureList
        figures={[
          { words: 'journal.appended', text: countText(appended) },
          { words: 'journal.refused', text: countText(refused) },
          { words: 'journal.replayed', text: countText(replayed) },
          { words: 'journal.conflicts', text: countText(conflicts) },
          { words: 'journal.unknown', text: countText(unknown), isBad: unknown > 0 },
        ]}
      />
    </Pane>
  )
}
