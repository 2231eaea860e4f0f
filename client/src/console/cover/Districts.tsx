import { useMemo } from 'react'
import { useLang, useWords } from '../../i18n/index.ts'
import type { Coverage } from './answers.ts'
import { type District, districtsOfCells, outsideByDistrict } from './districts.ts'
import { countText } from './texts.ts'

/** Who is reached too late, district by district: as it is now, and with all proposed moves made. */
export function Districts({
  now,
  after,
  districts,
}: {
  now: Coverage
  after: Coverage | undefined
  districts: readonly District[] | undefined
}) {
  const say = useWords()
  const lang = useLang()
  // Cells and districts stay where they are: only the times change.
  const cellCount = now.cells.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cells of a city are the same in every answer.
  const districtOf = useMemo(() => districtsOfCells(now.cells, districts ?? []), [cellCount, districts])
  const outside = useMemo(() => outsideByDistrict(now, after, districtOf), [now, after, districtOf])
  if (!districts) return <p className="coverage-note">{say('coverage.districtsLoading')}</p>
  const most = Math.max(1, ...outside.map((one) => Math.max(one.now, one.after)))
  const width = (persons: number) => ({ width: `${(100 * persons) / most}%` })
  return (
    <>
      <table className="coverage-table coverage-districts">
        <caption>{say('coverage.outside')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('coverage.district')}</th>
            <td aria-hidden="true" />
            <th scope="col">{say('coverage.now')}</th>
            <th scope="col">{say('coverage.after')}</th>
          </tr>
        </thead>
        <tbody>
          {outside.map(({ district, now: persons, after: later }) => (
            <tr key={district.id}>
              <th scope="row">{district.name[lang]}</th>
              <td aria-hidden="true" className="coverage-bars">
                <i style={width(persons)} />
                {after && <i data-after style={width(later)} />}
              </td>
              <td>{countText(persons)}</td>
              <td data-changed={(after && later !== persons) || undefined}>{after ? countText(later) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="coverage-note">
        {say('coverage.inside', {
          count: districts.filter(({ id }) => outside.every((one) => one.district.id !== id)).length,
        })}
      </p>
    </>
  )
}
