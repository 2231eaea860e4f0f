import type { Incident } from '@muster/shared/domain/incident/incident.ts'
import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { statusTime } from '../../../desk/limits.ts'
import { go } from '../../../desk/place.ts'
import { plateToneOf } from '../../../desk/plateTone.ts'
import { useIsLastKnown } from '../../../desk/useIsLastKnown.ts'
import { useMay } from '../../../desk/useMay.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { Timer } from '../../../ui/Timer.tsx'
import { UnconfirmedMark } from '../../../ui/UnconfirmedMark.tsx'
import { UnitPlate } from '../../../ui/UnitPlate.tsx'
import { unitsAt } from '../queue/rowOf.ts'
import { recall, setStatus } from '../unitCommands.ts'
import { useUnitKeys } from '../useUnitKeys.ts'
import { digitOf, usualNext } from '../usualNext.ts'

function UnitRow({ unit }: { unit: Unit }) {
  const say = useWords()
  const isStale = useIsLastKnown(unit.id)
  const may = useMay()
  const keys = useUnitKeys(unit)
  const time = useCity((city) => statusTime(unit, city.find('world', WORLD_ID)?.settings?.standards))
  const next = usualNext(unit)
  const isAlone = useCity((city) => city.find('assignment', unit.assignmentId ?? '')?.selfDispatched)
  return (
    <li className="work-row" onKeyDown={keys}>
      <button type="button" className="work-unit" onClick={() => go({ unit: unit.id })}>
        <UnitPlate unit={unit} tone={plateToneOf(unit.status, isStale)} />
        <span>
          {say(`queue.short.${unit.status}`)}
          {isAlone && <small className="work-alone">{say('work.alone')}</small>}{' '}
          <UnconfirmedMark of="unit" id={unit.id} />
        </span>
      </button>
      <Timer sinceMs={time.sinceMs} limitSec={time.limitSec} />
      <span className="work-buttons">
        {next && (
          <Button small kbd={digitOf(next)} disabled={!may('unit.status')} onClick={() => setStatus(unit, next)}>
            <span className="work-next">{say(`status.${next}`)}</span>
          </Button>
        )}
        <Button
          small
          kbd="Del"
          aria-label={say('incident.recall')}
          title={say('incident.recall')}
          disabled={!may('incident.recall')}
          onClick={() => recall(unit)}
        >
          {say('incident.recall')}
        </Button>
      </span>
    </li>
  )
}

/** The units at work on a call: each with its time against the limit of its status, its next step, and the way back. */
export function UnitsAtWork({ incident }: { incident: Incident }) {
  const say = useWords()
  const units = useCity((city) => unitsAt(city, incident))
  if (incident.status !== 'active' || units.length === 0) return null
  return (
    <section className="call-section" aria-labelledby="work-title">
      <h3 id="work-title" className="call-section-head">
        {say('work.title')} <span className="call-aside">{units.length}</span>
      </h3>
      <ul className="work-rows">
        {units.map((unit) => (
          <UnitRow key={unit.id} unit={unit} />
        ))}
      </ul>
    </section>
  )
}
