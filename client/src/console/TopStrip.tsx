import { WORLD_ID } from '@muster/shared/domain/world/world.ts'
import { LogOut } from 'lucide-react'
import { runAction } from '../desk/actions.ts'
import type { PaneId } from '../desk/panes.ts'
import { useReplay } from '../desk/past/replay.ts'
import { askBeforeSignOut } from '../desk/shift/shiftStore.ts'
import { useMySectors } from '../desk/shift/useSectors.ts'
import { useSettings } from '../desk/useCityTerms.ts'
import { termOf, useWords } from '../i18n/index.ts'
import { useCity } from '../live/city.ts'
import { useLink } from '../live/link.ts'
import { signOut, useMe } from '../live/me.ts'
import { ReadsLive } from '../live/readsLive.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { LookButtons } from './LookButtons.tsx'
import { AlarmCounts } from './strip/AlarmCounts.tsx'
import { AlarmList } from './strip/AlarmList.tsx'
import { AlarmSlot } from './strip/AlarmSlot.tsx'
import { CityClock } from './strip/CityClock.tsx'
import { FeedsDot } from './strip/FeedsDot.tsx'
import { HubMark } from './strip/HubMark.tsx'
import { LinkDot } from './strip/LinkDot.tsx'
import { NotLive } from './strip/NotLive.tsx'
import { PageAge } from './strip/PageAge.tsx'
import { PastMark } from './strip/PastMark.tsx'
import './TopStrip.css'

/**
 * The city, whether this is live, its clock, the alarm, the links, who is on duty, language and theme. `alone`: the one pane
 * of this window; alarms and the rest are the whole desk's.
 */
export function TopStrip({ alone }: { alone?: PaneId }) {
  const say = useWords()
  const me = useMe()
  const { state } = useLink()
  const name = useSettings()?.name
  const kind = useCity((city) => city.find('world', WORLD_ID)?.kind ?? 'live')
  const inHand = useMySectors().length > 0
  const notLive = state === 'notlive'
  const { isPast } = useReplay()
  const mode = notLive ? 'strip.notLive' : state === 'connecting' ? 'strip.connecting' : `worldKind.${kind}`
  return (
    <header className="strip" data-notlive={notLive || undefined}>
      <h1>{[alone && say(`pane.${alone}`), name ? termOf(name) : say('app.name')].filter(Boolean).join(' · ')}</h1>
      <b className="strip-mode" role="status">
        {[(!isPast || mode !== 'worldKind.live') && say(mode), isPast && say('worldKind.replay')]
          .filter(Boolean)
          .join(' · ')}
      </b>
      <CityClock />
      {isPast && <PastMark />}
      {notLive && <NotLive />}
      <PageAge />
      {/* What sounds and what is counted is always of now. */}
      <ReadsLive value={true}>
        {!alone && isPast && <b className="strip-now">{say('replay.nowAlarms')}</b>}
        {!alone && <AlarmSlot />}
        {!alone && !notLive && <AlarmCounts />}
        {!alone && <AlarmList />}
      </ReadsLive>
      <div className="strip-right">
        {!notLive && <LinkDot />}
        {!alone && !notLive && <FeedsDot />}
        {!alone && <HubMark />}
        <span className="strip-duty" title={say('strip.onDuty', { name: me?.name })}>
          {me?.name}
        </span>
        {!alone && (
          <button
            type="button"
            aria-label={say('signin.out')}
            title={say('signin.out')}
            onClick={() => (inHand ? askBeforeSignOut() : void signOut())}
          >
            <LogOut size={14} strokeWidth={1.75} aria-hidden />
          </button>
        )}
        <LookButtons />
        <button
          type="button"
          className="strip-help"
          aria-label={say('strip.help')}
          title={say('strip.help')}
          onClick={() => runAction('help')}
        >
          <Kbd>?</Kbd>
        </button>
      </div>
    </header>
  )
}
