import { shortNumber } from '@muster/shared/domain/incident/shortNumber.ts'
import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { statusTime } from '../../../desk/limits.ts'
import { go } from '../../../desk/place.ts'
import { plateToneOf } from '../../../desk/plateTone.ts'
import { turnLock } from '../../../desk/turnLock.ts'
import { useIsLastKnown } from '../../../desk/useIsLastKnown.ts'
import { useMay } from '../../../desk/useMay.ts'
import { termOf, useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../live/city.ts'
import { Button } from '../../../ui/Button.tsx'
import { Timer } from '../../../ui/Timer.tsx'
import { UnconfirmedMark } from '../../../ui/UnconfirmedMark.tsx'
import { UnitPlate } from '../../../ui/UnitPlate.tsx'
import { recall, setStatus } from '../unitCommands.ts'
import { useUnitKeys } from '../useUnitKeys.ts'
import { digitOf, mayBecome, usualNext } from '../usualNext.ts'
import './unitCard.css'

/** The selected unit: where it belongs, what it does, and what it may do next, the usual step first. */
export function UnitCard({ unitId }: { unitId: string }) {
  const say = useWords()
  const isStale = useIsLastKnown(unitId)
  const may = useMay()
  const unit = useCity((city) => city.find('unit', unitId))
  const keys = useUnitKeys(unit)
  const station = useCity((city) => unit?.stationId && city.find('facility', unit.stationId))
  const call = useCity((city) => (unit?.incidentId ? city.find('incident', unit.incidentId) : undefined))
  const time = useCity((city) => unit && statusTime(unit, city.find('world', WORLD_ID)?.settings?.standards))
  if (!unit || !time) return null
  const usual = usualNext(unit)
  const next = [...mayBecome(unit)].sort((a, b) => Number(b === usual) - Number(a === usual))
  return (
    <section className="unit-card" aria-label={say('unitCard.title', { unit: unit.callSign })} onKeyDown={keys}>
      <header className="unit-card-head">
        <UnitPlate unit={unit} tone={plateToneOf(unit.status, isStale)} />
        <b className="work-next">{say(`status.${unit.status}`)}</b>
        <UnconfirmedMark of="unit" id={unit.id} />
        <Timer sinceMs={time.sinceMs} limitSec={time.limitSec} />
        {call && (
          <button type="button" className="unit-card-call" onClick={() => go({ incident: call.id })}>
            {say('unitCard.call', { number: shortNumber(call.number) })}
          </button>
        )}
        <button
          type="button"
          className="unit-card-close"
          aria-label={say('unitCard.close')}
          onClick={() => go({ unit: undefined })}
        >
          ×
        </button>
      </header>
      <p className="unit-card-what">
        {[
          say(`unitKind.${unit.kind}`),
          station && termOf(station.name),
          say('unitCard.crew', { count: unit.crew }),
          unit.reason,
          unit.lock && say('why.locked', { by: unit.lock.by?.name ?? '–', reason: unit.lock.reason ?? '' }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="unit-card-buttons">
        {next.map((status) => (
          <Button
            small
            key={status}
            primary={status === usual}
            kbd={digitOf(status)}
            disabled={!may('unit.status')}
            onClick={() => setStatus(unit, status)}
          >
            <span className="work-next">{say(`status.${status}`)}</span>
          </Button>
        ))}
        {unit.incidentId !== undefined && (
          <Button small kbd="Del" disabled={!may('incident.recall')} onClick={() => recall(unit)}>
            {say('incident.recall')}
          </Button>
        )}
        <Button small disabled={!may('unit.lock')} onClick={() => turnLock(unit)}>
          {say(unit.lock ? 'unit.unlock' : 'unit.lock')}
        </Button>
      </div>
    </section>
  )
}
