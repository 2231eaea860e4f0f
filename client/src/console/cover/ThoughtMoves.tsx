import { useWords } from '../../i18n/index.ts'
import { UnitPlate } from '../../ui/UnitPlate.tsx'
import type { Moves } from './answers.ts'
import { useListed } from './Proposals.tsx'
import { changeText, driveText, shareText } from './texts.ts'

/** Who would be moved if it were so: to be looked at, because nothing of it can be done now. */
export function ThoughtMoves({ moves }: { moves: Moves | undefined }) {
  const say = useWords()
  const listed = useListed(moves, true)
  const last = moves?.moves.at(-1)
  return (
    <section className="coverage-thought" aria-labelledby="coverage-thought">
      <h3 id="coverage-thought">
        {say('coverage.whatIf.moves')}
        {moves && last && (
          <span className="coverage-age">
            {say('coverage.whatIf.mended', {
              before: shareText(moves.before.reached, moves.persons),
              after: shareText(last.reached, moves.persons),
            })}
          </span>
        )}
      </h3>
      {moves === undefined && <p className="coverage-note">{say('coverage.loading')}</p>}
      {moves && listed.length === 0 && <p className="coverage-note">{say('coverage.none')}</p>}
      <ol>
        {listed.map(({ unitId, unit, from, to, seconds, gained }, at) => (
          <li key={unitId}>
            <b>{at + 1}</b>
            <UnitPlate unit={unit} tone="proposed" />
            <span>
              {from} → {to}
            </span>
            <span>{driveText(seconds)}</span>
            <b>{changeText(gained)}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}
