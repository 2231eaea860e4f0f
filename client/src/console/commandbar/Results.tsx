import { withoutCallers } from '@muster/shared/commandline/print.ts'
import { useWords } from '../../i18n/index.ts'
import { type Result, useResults } from '../../live/commands.ts'
import { forgetRefusal, type Refused, useBar } from './barStore.ts'
import { openCommandBar } from './open.ts'
import { ResultLine } from './ResultLine.tsx'
import { useTell } from './useTell.ts'

/** How many results have a place. */
const SHOWN = 3

/** A line that never left this machine: why, what was perhaps meant, and the way to mend it. */
function RefusedLine({ refused }: { refused: Refused }) {
  const say = useWords()
  const tell = useTell()
  const { line, refusal, key } = refused
  const edit = () => {
    forgetRefusal(key)
    openCommandBar(line)
  }
  return (
    <li className="commandbar-result" data-kind="refused">
      <span aria-hidden="true">✕</span>
      <strong>{withoutCallers(line)}</strong>
      <span className="commandbar-why">
        {tell({ key: refusal.refused, facts: refusal.facts })}
        {refusal.nearest.length > 0 && ` · ${say('bar.nearest', { nearest: refusal.nearest })}`}
      </span>
      <button type="button" className="commandbar-do" onClick={edit}>
        {say('bar.edit')}
      </button>
    </li>
  )
}

type Line = { readonly at: number } & ({ readonly refused: Refused } | { readonly result: Result })

/** What became of the newest lines, newest first, at most three; told to screen readers as it happens. */
export function Results() {
  const say = useWords()
  const results = useResults()
  const { refused } = useBar()
  // What takes something back is told by the thing that was taken back.
  const lines: readonly Line[] = [
    ...results
      .filter(({ undoes, outcome }) => undoes === undefined || outcome.kind !== 'done')
      .map((result) => ({ at: result.at, result })),
    ...refused.map((one) => ({ at: one.at, refused: one })),
  ]
  const newest = lines.toSorted((a, b) => b.at - a.at).slice(0, SHOWN)
  const undoable = results.find(({ undoUntil }) => undoUntil !== undefined)?.key
  return (
    <ol className="commandbar-results" aria-label={say('bar.results')} aria-live="polite">
      {newest.map((line) =>
        'refused' in line ? (
          <RefusedLine key={`refused ${line.refused.key}`} refused={line.refused} />
        ) : (
          <ResultLine key={line.result.key} result={line.result} mayUndo={line.result.key === undoable} />
        ),
      )}
    </ol>
  )
}
