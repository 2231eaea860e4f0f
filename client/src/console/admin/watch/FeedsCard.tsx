import { go } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { Pane } from '../../../ui/Pane.tsx'
import { countText, spanText } from '../figureText.ts'
import type { CardProps } from './cards.ts'

/** Each feed: how it is, how long ago it spoke, how old what it says is, and what became of it. */
export function FeedsCard({ report: { feeds, turnedAway } }: CardProps) {
  const say = useWords()
  const bad = feeds.filter(({ state }) => state === 'late' || state === 'bad').length
  const used = feeds.filter(({ state }) => state !== 'idle').length
  const aside = say(bad === 0 ? 'feeds.well' : 'feeds.notWell', { count: bad, used })
  return (
    <Pane className="watch-feeds" title={say('feeds.title')} aside={<span className="watch-aside">{aside}</span>}>
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{say('feeds.feed')}</th>
            <th scope="col">{say('feeds.state')}</th>
            {['silent', 'lag', 'perMinute', 'accepted', 'duplicates', 'quarantined'].map((name) => (
              <th scope="col" className="admin-number" key={name} title={say(`feeds.${name}.what`)}>
                {say(`feeds.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {feeds.map(({ id, state, silentSec, lagSec, perMinute, accepted, duplicates, quarantined }) => (
            <tr key={id} data-state={state}>
              <th scope="row">{say(`feedName.${id}`)}</th>
              <td className="watch-state">
                {(state === 'late' || state === 'bad') && <Mark tone="warn" />}
                {say(`feedState.${state}`)}
              </td>
              <td className="admin-number">{silentSec === undefined ? '–' : spanText(say, silentSec)}</td>
              <td className="admin-number">{lagSec === undefined ? '–' : spanText(say, lagSec)}</td>
              <td className="admin-number">{countText(perMinute)}</td>
              <td className="admin-number">{countText(accepted)}</td>
              <td className="admin-number">{countText(duplicates)}</td>
              <td className="admin-number">
                {quarantined === 0 ? (
                  '0'
                ) : (
                  <button
                    type="button"
                    className="admin-link"
                    aria-label={say('feeds.showQuarantine', { count: quarantined, feed: id })}
                    onClick={() => go({ section: 'quarantine' })}
                  >
                    {countText(quarantined)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {turnedAway > 0 && <p className="watch-note">{say('feeds.turnedAway', { count: countText(turnedAway) })}</p>}
    </Pane>
  )
}
