import { useLang, useWords } from '../../i18n/index.ts'
import { getCity } from '../../live/city.ts'
import type { EquipmentEnough } from './answers.ts'
import { Gap } from './EnoughCells.tsx'
import { countText } from './texts.ts'

/** What sites lack of what they should have, and who can spare it; what is short nowhere is counted alone. */
export function Equipment({ equipment }: { equipment: readonly EquipmentEnough[] }) {
  const say = useWords()
  const lang = useLang()
  const short = equipment.filter(({ gap }) => gap > 0)
  const siteOf = (id: string) => getCity().find('facility', id)?.name[lang] ?? id
  if (equipment.length === 0) return null
  return (
    <>
      <table className="coverage-table coverage-equipment">
        <caption>{say('coverage.equipment')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('coverage.item')}</th>
            <th scope="col">{say('coverage.required')}</th>
            <th scope="col">{say('coverage.onHand')}</th>
            <th scope="col">{say('coverage.gap')}</th>
          </tr>
        </thead>
        <tbody>
          {short.flatMap(({ item, name, required, onHand, gap, short: sites }) => [
            <tr key={item}>
              <th scope="row">{name?.[lang] ?? item}</th>
              <td>{countText(required)}</td>
              <td>{countText(onHand)}</td>
              <td>
                <Gap gap={gap} />
              </td>
            </tr>,
            <tr key={`${item} closers`} className="coverage-closers">
              <td colSpan={4}>
                {sites.map(({ facilityId, gap: lacks, from }) => (
                  <p key={facilityId}>
                    {say(from === undefined ? 'coverage.closer.noStock' : 'coverage.closer.stock', {
                      site: siteOf(facilityId),
                      gap: countText(lacks),
                      from: from === undefined ? '' : siteOf(from),
                    })}
                  </p>
                ))}
              </td>
            </tr>,
          ])}
        </tbody>
      </table>
      <p className="coverage-note">{say('coverage.itemsEnough', { count: equipment.length - short.length })}</p>
    </>
  )
}
