import { useEffect, useState } from 'react'
import { beginning } from '../../desk/past/askPast.ts'
import { momentOf } from '../../desk/past/moment.ts'
import { momentText, pastText } from '../../desk/past/momentText.ts'
import { type Replay, tryAgain, useReplay } from '../../desk/past/replay.ts'
import { goLive, goTime } from '../../desk/past/steps.ts'
import { useWords } from '../../i18n/index.ts'
import { liveNow } from '../../live/clock.ts'
import { Button } from '../../ui/Button.tsx'
import './pastNotice.css'

/** What was asked for, as it is told. */
function wantedText(wanted: string): string {
  const moment = momentOf(wanted)
  if (!moment) return wanted.slice(0, 40)
  return 'seq' in moment ? `#${moment.seq}` : momentText(moment.cityTime, liveNow())
}

function Trouble({ replay: { wanted = '', problem } }: { replay: Replay }) {
  const say = useWords()
  const [begun, setBegun] = useState<number>()
  const isBefore = problem?.code === 'moment_before'
  useEffect(() => {
    if (isBefore) void beginning().then(setBegun)
  }, [isBefore])
  return (
    <>
      <b>{say('replay.failed', { time: wantedText(wanted) })}</b>
      {isBefore && begun !== undefined ? (
        <>
          <span>{say('replay.begins', { time: momentText(begun, liveNow()) })}</span>
          <Button small onClick={() => goTime(begun + 1000)}>
            {say('replay.toBeginning')}
          </Button>
        </>
      ) : (
        <span>{problem?.detail || say('replay.away')}</span>
      )}
      {problem?.status === 0 && (
        <Button small onClick={tryAgain}>
          {say('replay.again')}
        </Button>
      )}
    </>
  )
}

/** Says that a past moment is being fetched, or cannot be had, and what is shown meanwhile. */
export function PastNotice() {
  const say = useWords()
  const replay = useReplay()
  const { state, isPast, wanted } = replay
  if (state !== 'loading' && state !== 'failed') return null
  return (
    <div className="pastnotice" role="status" data-state={state}>
      {state === 'loading' ? (
        <b>{say('replay.loading', { time: wantedText(wanted ?? '') })}</b>
      ) : (
        <Trouble replay={replay} />
      )}
      <span>{isPast ? say('replay.meanwhilePast', { time: pastText() }) : say('replay.meanwhileLive')}</span>
      <Button small onClick={goLive} kbd="Shift G">
        {say('time.live')}
      </Button>
    </div>
  )
}
