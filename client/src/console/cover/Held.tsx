import { turnLock } from '../../desk/turnLock.ts'
import { useMay } from '../../desk/useMay.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { Button } from '../../ui/Button.tsx'
import { UnitPlate } from '../../ui/UnitPlate.tsx'

/** Units that are locked, by whom and why, each with the way back: what nobody remembers is missed for ever. */
export function Held() {
  const say = useWords()
  const may = useMay()
  const units = useCity((city) => [...city.all('unit')].filter(({ lock }) => lock !== undefined))
  if (units.length === 0) return null
  return (
    <section className="coverage-posted" aria-labelledby="coverage-held">
      <h3 id="coverage-held">{say('coverage.held')}</h3>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            <UnitPlate unit={unit} tone={unit.assignmentId === undefined ? 'free' : 'moving'} />
            <span>
              {[say('coverage.lockedBy', { by: unit.lock?.by?.name ?? '–' }), unit.lock?.reason]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button small disabled={!may('unit.unlock')} onClick={() => turnLock(unit)}>
              {say('unit.unlock')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
