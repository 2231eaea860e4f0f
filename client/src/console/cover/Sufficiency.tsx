import { go } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { useCity } from '../../live/city.ts'
import { Mark } from '../../ui/Mark.tsx'
import { sufficiencyOf } from './sufficiency.ts'

/** One line a capability, each of which can be looked at. What has nobody free is marked: someone must act. */
export function Sufficiency({ capability: shown }: { capability: string }) {
  const say = useWords()
  // As text, because the city is compared one level deep.
  const table = useCity((city) => JSON.stringify(sufficiencyOf(city)))
  const lines: ReturnType<typeof sufficiencyOf> = JSON.parse(table)
  return (
    <table className="coverage-table">
      <caption className="for-readers">{say('coverage.sufficiency')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('coverage.capability')}</th>
          <th scope="col">{say('coverage.onDuty')}</th>
          <th scope="col">{say('coverage.free')}</th>
          <th scope="col">{say('coverage.atWork')}</th>
          <th scope="col">{say('coverage.out')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ capability, onDuty, free, atWork, out }) => (
          <tr key={capability} data-shown={capability === shown || undefined}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={capability === shown}
                onClick={() => go({ section: capability, cover: undefined })}
              >
                {say(`capability.${capability}`)}
              </button>
            </th>
            <td>{onDuty}</td>
            <td data-none={free === 0 || undefined}>
              {free === 0 && <Mark tone="warn" />}
              {free}
            </td>
            <td>{atWork}</td>
            <td>{out}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
