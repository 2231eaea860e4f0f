import { useWords } from '../../../i18n/index.ts'
import { Pane } from '../../../ui/Pane.tsx'
import { countText } from '../figureText.ts'
import type { CardProps } from './cards.ts'
import { FigureList } from './FigureList.tsx'
import { TrendRow } from './TrendRow.tsx'
import { TrendTable } from './TrendTable.tsx'

/** Who is connected, by what they may see, and what became of the positions they are shown. */
export function PeopleCard({ report: { consoles, tracks }, samples }: CardProps) {
  const say = useWords()
  const total = Object.values(consoles).reduce((sum, count) => sum + count, 0)
  const aside = <span className="watch-aside">{say('people.connected', { count: total })}</span>
  return (
    <Pane className="watch-people" title={say('people.title')} aside={aside}>
      <TrendTable>
        <TrendRow words="people.consoles" samples={samples} of={(sample) => sample.consoles} text={countText} />
      </TrendTable>
      <FigureList
        figures={Object.entries(consoles).map(([name, count]) => ({ words: `sees.${name}`, text: countText(count) }))}
      />
      <h3 className="watch-sub">{say('tracks.title')}</h3>
      <FigureList
        figures={[
          { words: 'tracks.received', text: countText(tracks.received) },
          { words: 'tracks.dropped', text: countText(tracks.dropped) },
          { words: 'tracks.marked', text: countText(tracks.marked) },
          { words: 'tracks.coalesced', text: countText(tracks.coalesced) },
          { words: 'tracks.thinned', text: countText(tracks.thinned), isBad: tracks.thinned > 0 },
          { words: 'tracks.shed', text: countText(tracks.shed) },
        ]}
      />
    </Pane>
  )
}
