import { useWords } from '../../i18n/index.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useFeeds } from './feeds.ts'

/** How many feeds are well of those that there are. */
export function FeedsDot() {
  const say = useWords()
  const feeds = useFeeds()
  if (feeds.length === 0) return null
  const bad = feeds.filter(({ state }) => state !== 'ok')
  const state = bad.length > 0 ? say('strip.feedsTitle', { bad: bad.map(({ id }) => id) }) : say('strip.feedsWell')
  const lags = feeds.flatMap(({ id, lagSec }) =>
    lagSec === undefined ? [] : [say('strip.feedLag', { id, sec: Math.round(lagSec) })],
  )
  const title = lags.length > 0 ? `${state}\n${say('strip.feedsLag', { lags })}` : state
  return (
    <span className="strip-feeds" title={title}>
      <span>{say('strip.feeds')}</span> {feeds.length - bad.length}/{feeds.length}{' '}
      {bad.length > 0 && <Mark tone="warn" />}
    </span>
  )
}
