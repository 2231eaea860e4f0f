import type { Unit } from '@muster/shared/domain/unit/unit.ts'
import { useMemo, useState } from 'react'
import { useActions } from '../../desk/actions.ts'
import { plateToneOf } from '../../desk/plateTone.ts'
import { turnLock } from '../../desk/turnLock.ts'
import { useIsLastKnown } from '../../desk/useIsLastKnown.ts'
import { useMay } from '../../desk/useMay.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { UnitPlate } from '../../ui/UnitPlate.tsx'
import type { Reach } from './answers.ts'
import { type District, districtsOfCells } from './districts.ts'
import { reachByDistrict } from './isochrone.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { countText, shareText } from './texts.ts'
import './chosen.css'

/** For who cannot see the map: where the people live whom the unit reaches within the standard. */
function ByDistrict({ reach, districts }: { reach: Reach; districts: readonly District[] }) {
  const say = useWords()
  const lang = useLang()
  const { cells, standardSec } = reach
  const districtOf = useMemo(() => districtsOfCells(cells, districts), [cells, districts])
  return (
    <table className="for-readers">
      <caption>{say('coverage.reachDistricts', { minutes: standardSec / 60 })}</caption>
      <tbody>
        {reachByDistrict(reach, districtOf, standardSec).map(({ district, reached, persons }) => (
          <tr key={district.id}>
            <th scope="row">{district.name[lang]}</th>
            <td>{say('coverage.reachOf', { reached: countText(reached), persons: countText(persons) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bands({ reach, unit }: { reach: Reach; unit: Unit }) {
  const say = useWords()
  if (reach.reason) return <p className="coverage-note">{say(`coverage.reach.${reach.reason}`)}</p>
  return (
    <table className="coverage-isochrone">
      <caption>{say('coverage.reach', { unit: unit.callSign })}</caption>
      <tbody>
        {reach.within.map(({ seconds, persons }, band) => (
          <tr key={seconds} data-standard={seconds === reach.standardSec || undefined}>
            <th scope="row">
              <i data-band={band} aria-hidden="true" /> {say('coverage.reachWithin', { minutes: seconds / 60 })}
              {seconds === reach.standardSec && <small>{say('coverage.isStandard')}</small>}
            </th>
            <td>{say('coverage.reachPeople', { persons: countText(persons) })}</td>
            <td>{shareText(persons, reach.persons)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The selected unit: whom it reaches from where it is, and whether it is held back. */
export function Chosen({
  unit,
  reach,
  districts,
}: {
  unit: Unit
  reach: Reach | undefined
  districts: readonly District[] | undefined
}) {
  const say = useWords()
  const may = useMay()
  const isStale = useIsLastKnown(unit.id)
  const [isAsked, setAsked] = useState(false)
  const turn = () => (unit.lock ? turnLock(unit) : setAsked(true))
  useActions([
    {
      ...{ id: 'coverage.lock', key: 'h', words: 'coverage.lock', command: 'unit.lock' },
      run: turn,
      enabled: () => may('unit.lock'),
    },
  ])
  const by = unit.lock?.by?.name ?? '–'
  return (
    <section className="coverage-chosen" aria-label={say('coverage.chosen', { unit: unit.callSign })}>
      <header>
        <UnitPlate unit={unit} tone={plateToneOf(unit.status, isStale)} />
        <span>
          {say(`status.${unit.status}`)}
          {unit.lock && ` · ${say('coverage.lockedBy', { by })}`}
        </span>
        {!isAsked && (
          <Button small disabled={!may('unit.lock')} kbd="H" onClick={turn}>
            {say(unit.lock ? 'unit.unlock' : 'coverage.lockAsk')}
          </Button>
        )}
      </header>
      {unit.lock?.reason && <p className="coverage-why">{unit.lock.reason}</p>}
      {isAsked && !unit.lock && (
        <ReasonForm
          asks={say('coverage.lockReason')}
          deed={say('unit.lock')}
          onReason={(reason) => {
            setAsked(false)
            if (reason !== undefined) turnLock(unit, reason)
          }}
        />
      )}
      {reach ? <Bands reach={reach} unit={unit} /> : <p className="coverage-note">{say('coverage.reach.loading')}</p>}
      {reach && districts && <ByDistrict reach={reach} districts={districts} />}
    </section>
  )
}
