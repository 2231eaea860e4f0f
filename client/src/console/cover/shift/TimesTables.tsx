import { useWords } from '../../../i18n/index.ts'
import { elapsedText } from '../../../ui/elapsed.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { ecdfOf, quantileOf } from './ecdf.ts'
import { FEW, type Measure, percentWithin, type Taken } from './responses.ts'

/** What each kind of call comes to: how many, how many of them in time, and how long half and nine in ten took at most. */
export function Summary({ measure, groups }: { measure: Measure; groups: Readonly<Record<string, readonly Taken[]>> }) {
  const say = useWords()
  const quantile = (taken: readonly Taken[], share: number) => {
    const found = quantileOf(ecdfOf(taken.map(({ seconds }) => seconds)), share)
    return found === undefined ? '–' : elapsedText(found)
  }
  return (
    <table className="shift-table">
      <caption className="for-readers">{say(`plots.${measure}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{say('plots.priority')}</th>
          <th scope="col">{say('plots.count')}</th>
          <th scope="col">{say('plots.within')}</th>
          <th scope="col">{say('plots.median')}</th>
          <th scope="col">{say('plots.p90')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(groups).map(([name, taken]) => (
          <tr key={name}>
            <th scope="row">
              <i data-series={name} aria-hidden="true" /> {say(`plots.${name}`)}
            </th>
            <td>{taken.length}</td>
            <td>{taken.length < FEW ? '–' : `${percentWithin(taken)} %`}</td>
            <td>{quantile(taken, 0.5)}</td>
            <td>{quantile(taken, 0.9)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every time that was taken: the twin of the picture. */
export function AllTimes({ taken }: { taken: readonly Taken[] }) {
  const say = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too.
    <section className="shift-scroll" aria-label={say('plots.each')} tabIndex={0}>
      <table className="shift-table">
        <caption className="for-readers">{say('plots.each')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('plots.unit')}</th>
            <th scope="col">{say('plots.call')}</th>
            <th scope="col">{say('plots.priority')}</th>
            <th scope="col">{say('plots.time')}</th>
            <th scope="col">{say('plots.limit')}</th>
          </tr>
        </thead>
        <tbody>
          {taken.map(({ unit, call, priority, seconds, limitSec, isRunning }) => (
            <tr key={`${unit} ${call} ${seconds}`}>
              <th scope="row">{unit}</th>
              <td>{call}</td>
              <td>{priority}</td>
              <td>
                {seconds > limitSec && <Mark tone="warn" />}
                {isRunning && '> '}
                {elapsedText(seconds)}
              </td>
              <td>{elapsedText(limitSec)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
