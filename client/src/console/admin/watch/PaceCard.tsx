import { useWords } from '../../../i18n/index.ts'
import { Pane } from '../../../ui/Pane.tsx'
import { countText, paceText } from '../figureText.ts'
import type { CardProps } from './cards.ts'
import { TrendRow } from './TrendRow.tsx'
import { TrendTable } from './TrendTable.tsx'

/** Above these, people at consoles begin to feel it, ms; a healthy hub acknowledges 99 of 100 commands within 25. */
const COMMAND_MS = 150
const LOOP_MS = 100

/** Nothing was measured: that is not fast. */
const paceOrNone = (ms: number): string => (ms === 0 ? '–' : paceText(ms))
const rate = (perSec: number): string => `${perSec < 10 ? perSec.toFixed(1) : countText(perSec)} /s`

/** How fast the hub answers, and how much is asked of it. */
export function PaceCard({ samples }: CardProps) {
  const say = useWords()
  const last = samples.slice(-30)
  const slowest = Math.max(0, ...last.map(({ commandMs }) => commandMs.p99))
  const isBusy = last.some(({ commandMs }) => commandMs.count > 0)
  const finding = isBusy ? say('pace.finding', { ms: paceText(slowest) }) : say('pace.quiet')
  return (
    <Pane className="watch-pace" title={say('pace.title')} aside={<span className="watch-aside">{finding}</span>}>
      <TrendTable>
        <TrendRow
          words="pace.command"
          samples={samples}
          of={({ commandMs }) => commandMs.p99}
          text={paceOrNone}
          limit={COMMAND_MS}
        />
        <TrendRow
          words="pace.append"
          samples={samples}
          of={({ appendMs }) => appendMs.p99}
          text={paceOrNone}
          limit={COMMAND_MS}
        />
        <TrendRow
          words="pace.loop"
          samples={samples}
          of={({ loopMs }) => loopMs.p99}
          text={paceOrNone}
          limit={LOOP_MS}
        />
        <TrendRow words="pace.request" samples={samples} of={({ requestMs }) => requestMs.p99} text={paceOrNone} />
        <TrendRow words="pace.commands" samples={samples} of={({ perSec }) => perSec.commands} text={rate} />
        <TrendRow words="pace.requests" samples={samples} of={({ perSec }) => perSec.requests} text={rate} />
        <TrendRow words="pace.items" samples={samples} of={({ perSec }) => perSec.feedItems} text={rate} />
        <TrendRow words="pace.positions" samples={samples} of={({ perSec }) => perSec.positions} text={rate} />
        <TrendRow words="pace.waiting" samples={samples} of={({ waiting }) => waiting} text={countText} />
        <TrendRow words="pace.inFlight" samples={samples} of={({ inFlight }) => inFlight} text={countText} />
      </TrendTable>
    </Pane>
  )
}
