import { go } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { getCity, useCity } from '../../live/city.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { RoadBox } from './RoadBox.tsx'
import { textOfLine, turnRoad } from './thoughtRoads.ts'
import { MOST_CALLS, NOTHING, turnUnit, type WhatIf, writeWhatIf } from './whatIf.ts'

/** Thinks the city otherwise, and shows that on the map; with nothing left to think, the city as it is. */
export function think(whatIf: WhatIf): void {
  const written = writeWhatIf(whatIf)
  go({ whatIf: written, cover: written === undefined ? undefined : 'without' }, { replace: true })
}

/** Who is out of service or in distress can come back, everybody else can go. */
export const turnOf = (unitId: string): 'lost' | 'back' => {
  const status = getCity().find('unit', unitId)?.status
  return status === 'outofservice' || status === 'emergency' ? 'back' : 'lost'
}

/** What is thought otherwise: units that go or come back, roads that close, more calls. Nothing is changed by it. */
export function WhatIfBox({
  whatIf,
  unit,
  capability,
}: {
  whatIf: WhatIf
  /** The selected unit. */
  unit: string | undefined
  capability: string
}) {
  const say = useWords()
  const isOn = writeWhatIf(whatIf) !== undefined
  const callSignOf = (id: string) => getCity().find('unit', id)?.callSign ?? id
  const able = useCity((city) =>
    [...city.all('unit')]
      .filter(({ capabilities }) => capabilities.includes(capability))
      .map(({ id }) => `${turnOf(id)} ${id}`)
      .sort()
      .join(),
  )
  const units = able.split(',').map((one) => one.split(' '))
  const options = (to: 'lost' | 'back') =>
    units.flatMap(([turn, id = '']) =>
      turn === to && !whatIf[to].includes(id)
        ? [
            <option key={id} value={`${to} ${id}`}>
              {callSignOf(id)}
            </option>,
          ]
        : [],
    )
  const chips = (to: 'lost' | 'back') =>
    whatIf[to].map((id) => (
      <Chip
        key={id}
        kind="filter"
        selected
        aria-label={say('coverage.whatIf.drop', { what: say(`coverage.whatIf.${to}`, { unit: callSignOf(id) }) })}
        onClick={() => think(turnUnit(whatIf, id, to))}
      >
        {say(`coverage.whatIf.${to}`, { unit: callSignOf(id) })} ×
      </Chip>
    ))
  return (
    <section className="coverage-whatif" data-on={isOn || undefined} aria-labelledby="coverage-whatif">
      <header>
        <h3 id="coverage-whatif">{say('coverage.whatIf.title')}</h3>
        <span className="coverage-age">{say('coverage.whatIf.harmless')}</span>
        {isOn && (
          <Button small onClick={() => think(NOTHING)}>
            {say('coverage.whatIf.end')}
          </Button>
        )}
      </header>
      <div>
        <label>
          {say('coverage.whatIf.unit')}
          <select
            value=""
            onChange={({ target }) => {
              const [to, id] = target.value.split(' ')
              if (id && (to === 'lost' || to === 'back')) think(turnUnit(whatIf, id, to))
            }}
          >
            <option value="">{say('coverage.whatIf.choose')}</option>
            <optgroup label={say('coverage.whatIf.lose')}>{options('lost')}</optgroup>
            <optgroup label={say('coverage.whatIf.return')}>{options('back')}</optgroup>
          </select>
        </label>
        {unit !== undefined && (
          <Button small kbd="Shift M" onClick={() => think(turnUnit(whatIf, unit, turnOf(unit)))}>
            {say(whatIf[turnOf(unit)].includes(unit) ? 'coverage.whatIf.asItIs' : `coverage.whatIf.${turnOf(unit)}`, {
              unit: callSignOf(unit),
            })}
          </Button>
        )}
      </div>
      <RoadBox closed={whatIf.closed} onClosed={(closed) => think({ ...whatIf, closed })} />
      <div>
        <label>
          {say('coverage.whatIf.calls')}
          <input
            type="range"
            min={0}
            max={MOST_CALLS}
            step={2}
            value={whatIf.calls}
            aria-valuetext={say('coverage.whatIf.more', { calls: whatIf.calls })}
            onChange={({ target }) => think({ ...whatIf, calls: Number(target.value) })}
          />
        </label>
        <output>+{whatIf.calls}</output>
      </div>
      {whatIf.lost.length + whatIf.back.length + whatIf.closed.length > 0 && (
        <div className="coverage-chips">
          {chips('lost')}
          {chips('back')}
          {whatIf.closed.map((road) => (
            <Chip
              key={textOfLine(road.line)}
              kind="filter"
              selected
              aria-label={say('coverage.whatIf.drop', { what: say('coverage.whatIf.closed', { road: road.name }) })}
              onClick={() => think({ ...whatIf, closed: turnRoad(whatIf.closed, road) })}
            >
              {say('coverage.whatIf.closed', { road: road.name })} ×
            </Chip>
          ))}
        </div>
      )}
    </section>
  )
}

/** Over the map while it shows what is not so. */
export function WhatIfSign({ whatIf }: { whatIf: WhatIf }) {
  const say = useWords()
  const callSigns = (ids: readonly string[]) => ids.map((id) => getCity().find('unit', id)?.callSign ?? id).join(', ')
  const parts = [
    whatIf.lost.length > 0 && say('coverage.whatIf.lost', { unit: callSigns(whatIf.lost) }),
    whatIf.back.length > 0 && say('coverage.whatIf.back', { unit: callSigns(whatIf.back) }),
    whatIf.closed.length > 0 &&
      say('coverage.whatIf.closed', { road: whatIf.closed.map(({ name }) => name).join('; ') }),
    whatIf.calls > 0 && say('coverage.whatIf.more', { calls: whatIf.calls }),
  ].filter((part) => part !== false)
  return (
    <div className="coverage-sign" role="status" data-map-obstacle>
      <b>{say('coverage.whatIf.title')}</b>
      <span>{parts.join(' · ')}</span>
    </div>
  )
}
