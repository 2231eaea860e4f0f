import { useId, useRef } from 'react'
import { useActions } from '../../desk/actions.ts'
import { useClockText } from '../../desk/useCityTerms.ts'
import { useWords } from '../../i18n/index.ts'
import { beatCityTime } from '../../live/clock.ts'
import { useResults } from '../../live/commands.ts'
import { useHasNetwork } from '../../live/network.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { printedKey } from '../../ui/keymap.ts'
import { ResultLine } from '../commandbar/ResultLine.tsx'
import './StillWorks.css'

/** What is held, in the order in which it goes out, each to be dropped. */
function Held() {
  const say = useWords()
  const held = useResults().filter(({ outcome }) => outcome.kind === 'held')
  if (held.length === 0) return null
  return (
    <>
      <h3>{say('offline.held', { count: held.length })}</h3>
      <ol>
        {held.toReversed().map((result) => (
          <ResultLine key={result.key} result={result} mayUndo={false} />
        ))}
      </ol>
      <p>{say('offline.heldWhy')}</p>
    </>
  )
}

/** What can be done with a picture that has stopped, and what cannot. */
function Works({ asOf }: { asOf: string }) {
  const say = useWords()
  return (
    <>
      <p>{say('offline.asOf', { time: asOf })}</p>
      <h3>{say('offline.works')}</h3>
      <ul>
        <li>{say('offline.works.read')}</li>
        <li>{say('offline.works.command')}</li>
        <li>
          {say('offline.works.print')} <Kbd>{printedKey('$mod+p')}</Kbd>
        </li>
      </ul>
      <h3>{say('offline.not')}</h3>
      <ul data-not>
        <li>{say('offline.not.news')}</li>
        <li>{say('offline.not.ask')}</li>
        <li>{say('offline.not.leave')}</li>
      </ul>
    </>
  )
}

/**
 * The button beside NOT LIVE, and the sheet that it opens: since when, why, from when the picture is, what works meanwhile
 * and what does not. All of it is in the shell, for nothing can be fetched now.
 */
export function StillWorks() {
  const say = useWords()
  const clock = useClockText()
  const hasNetwork = useHasNetwork()
  const sheet = useRef<HTMLDivElement>(null)
  const id = useId()
  const time = beatCityTime() > 0 ? clock(beatCityTime(), 'seconds') : undefined
  useActions([
    { id: 'screen.offline', key: 'Shift+i', words: 'offline.open', run: () => void sheet.current?.togglePopover() },
  ])
  return (
    <>
      <button type="button" className="stillworks-open" popoverTarget={id}>
        {say('offline.open')} <Kbd>Shift+I</Kbd>
      </button>
      <div id={id} ref={sheet} popover="auto" className="stillworks" role="dialog" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>
          {time === undefined ? say('offline.never') : say('offline.title', { time })}
          <button type="button" aria-label={say('help.close')} popoverTarget={id} popoverTargetAction="hide">
            <Kbd>Esc</Kbd>
          </button>
        </h2>
        <p>{say(hasNetwork ? 'offline.why.hub' : 'offline.why.network')}</p>
        {time !== undefined && <Works asOf={time} />}
        <Held />
      </div>
    </>
  )
}
