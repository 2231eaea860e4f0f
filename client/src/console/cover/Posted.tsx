import { stationSign } from '@muster/shared/commandline/stations.ts'
import { useMay } from '../../desk/useMay.ts'
import { useLang, useWords } from '../../i18n/index.ts'
import { getCity, useCity } from '../../live/city.ts'
import { send } from '../../live/commands.ts'
import { Button } from '../../ui/Button.tsx'
import { UnitPlate } from '../../ui/UnitPlate.tsx'

/** Units that wait elsewhere than at home, each with the way back. */
export function Posted() {
  const say = useWords()
  const lang = useLang()
  const may = useMay()
  const units = useCity((city) => [...city.all('unit')].filter(({ post }) => post !== undefined))
  const nameOf = (id: string | undefined) =>
    (id && getCity().find('facility', id)?.name[lang]) || say('coverage.noStation')
  if (units.length === 0) return null
  return (
    <section className="coverage-posted" aria-labelledby="coverage-posted">
      <h3 id="coverage-posted">{say('coverage.posted')}</h3>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            <UnitPlate unit={unit} tone={unit.assignmentId === undefined ? 'free' : 'moving'} />
            <span>{say('coverage.postedAt', { post: nameOf(unit.post), home: nameOf(unit.stationId) })}</span>
            {unit.stationId !== undefined && (
              <Button
                small
                disabled={!may('unit.post') || unit.assignmentId !== undefined}
                onClick={() =>
                  void send(
                    'unit.post',
                    { unitId: unit.id, facilityId: unit.stationId },
                    { text: `MV ${unit.callSign} >${stationSign(unit.stationId ?? '', getCity())}` },
                  )
                }
              >
                {say('coverage.home')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
