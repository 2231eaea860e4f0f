import { useActions } from '../../../desk/actions.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { SPANS_H } from '../../../desk/speeds.ts'
import { addWords, useWords } from '../../../i18n/index.ts'
import { wordsPlots } from '../../../i18n/wordsPlots.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import type { Plot } from '../plots.ts'
import { Times } from './Times.tsx'
import { Units } from './Units.tsx'
import './shift.css'

addWords(wordsPlots)

/** The shift in pictures: how soon somebody came, or what each unit did; each with its table. */
export function ShiftPane({
  plot,
  capability,
  travelSec,
}: {
  plot: Plot
  capability: string
  travelSec: number | undefined
}) {
  const say = useWords()
  const { spanH, isTable = false } = usePlace()
  const turn = () => go({ isTable: isTable ? undefined : true }, { replace: true })
  useActions([{ id: 'coverage.table', key: 'Shift+t', words: 'plots.turnTable', run: turn }])
  const asked = { capability, hours: spanH, isTable }
  return (
    <section className="shift-plot" aria-label={say(`plots.${plot}`)}>
      <fieldset className="shift-choices" aria-label={say('plots.span')}>
        {SPANS_H.map((hours) => (
          <Chip key={hours} kind="filter" selected={hours === spanH} onClick={() => go({ spanH: hours })}>
            {say('plots.hours', { hours })}
          </Chip>
        ))}
        <Button small kbd="⇧T" onClick={turn}>
          {say(isTable ? 'plots.asPlot' : 'plots.asTable')}
        </Button>
      </fieldset>
      {plot === 'units' ? <Units {...asked} /> : <Times key={plot} measure={plot} travelSec={travelSec} {...asked} />}
    </section>
  )
}
