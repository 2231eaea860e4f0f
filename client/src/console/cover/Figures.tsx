import { useWords } from '../../i18n/index.ts'
import { countText, shareText } from './texts.ts'

/** One line of figures: who is reached in time, and how many can count on it although units are busy now and then. */
export type Figure = {
  readonly id: 'now' | 'after' | 'without'
  readonly name: string
  /** Absent until the hub has answered. */
  readonly reached?: { readonly reached: number; readonly expected: number }
}

/** Bars that all begin at nothing would look alike: they begin at the ten below the least of them, per cent. */
const baseOf = (shares: readonly number[]): number => Math.max(0, Math.floor(Math.min(90, ...shares) / 10) * 10)

/** Persons reached within the standard, before and after, on one scale. */
export function Figures({ figures, persons }: { figures: readonly Figure[]; persons: number }) {
  const say = useWords()
  const shares = figures.flatMap(({ reached }) => (reached && persons > 0 ? [(100 * reached.reached) / persons] : []))
  const base = baseOf(shares)
  const width = (reached: number) => ({ width: `${(100 * ((100 * reached) / persons - base)) / (100 - base)}%` })
  return (
    <table className="coverage-figures">
      <colgroup>
        <col className="coverage-when" />
        <col />
        <col className="coverage-part" />
      </colgroup>
      <thead className="for-readers">
        <tr>
          <th scope="col">{say('coverage.when')}</th>
          <th scope="col">{say('coverage.reached')}</th>
          <th scope="col">{say('coverage.share')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ id, name, reached }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="coverage-bar">
              {reached && persons > 0 && <i data-of={id} style={width(reached.reached)} />}
              <span title={say('coverage.expected.what')}>
                {reached
                  ? say('coverage.people', {
                      reached: countText(reached.reached),
                      expected: countText(reached.expected),
                    })
                  : '…'}
              </span>
            </td>
            <td className="coverage-share">{reached ? shareText(reached.reached, persons) : '…'}</td>
          </tr>
        ))}
        <tr className="coverage-scale">
          <td />
          <td>
            <span>{base} %</span>
            <span>100 %</span>
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
