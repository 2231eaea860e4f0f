import { type Action, useActions } from '../../desk/actions.ts'
import { LIVE_KEY, useReplay } from '../../desk/past/replay.ts'
import { goLive, nextSpeed, stepTime, stepToBefore, stepToNext, togglePlay } from '../../desk/past/steps.ts'
import { getPlace, go } from '../../desk/place.ts'
import { SPANS_H } from '../../desk/speeds.ts'

const MINUTE_MS = 60_000

function nextSpan(): void {
  const at = SPANS_H.indexOf(getPlace().spanH)
  go({ spanH: SPANS_H[(at + 1) % SPANS_H.length] ?? SPANS_H[0] }, { replace: true })
}

/** Moving through time by key, palette and button; `isShown`: this screen shows the past. */
export function useTimeActions(isShown: boolean): void {
  const { isPast, wanted } = useReplay()
  const isAway = wanted !== undefined
  const actions: readonly Action[] = [
    { id: 'time.before', key: '<', words: 'time.before', run: () => void stepToBefore(), enabled: () => isShown },
    { id: 'time.next', key: '>', words: 'time.next', run: () => void stepToNext(), enabled: () => isPast },
    {
      ...{ id: 'time.minuteBack', key: '{', words: 'time.minuteBack' },
      ...{ run: () => void stepTime(-MINUTE_MS), enabled: () => isShown },
    },
    {
      ...{ id: 'time.minuteOn', key: '}', words: 'time.minuteOn' },
      ...{ run: () => void stepTime(MINUTE_MS), enabled: () => isPast },
    },
    { id: 'time.play', key: 'Shift+y', words: 'time.play', run: togglePlay, enabled: () => isShown },
    { id: 'time.speed', key: 'Shift+f', words: 'time.speed', run: nextSpeed, enabled: () => isPast },
    { id: 'time.live', key: LIVE_KEY, words: 'time.live', typed: 'AT live', run: goLive, enabled: () => isAway },
    { id: 'time.span', key: 'Shift+j', words: 'time.span', run: nextSpan, enabled: () => isShown },
  ]
  useActions(actions)
}
