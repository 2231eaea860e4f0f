import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { runAction } from '../../desk/actions.ts'
import { useReplay } from '../../desk/past/replay.ts'
import { usePlace } from '../../desk/place.ts'
import { SPEEDS } from '../../desk/speeds.ts'
import { useWords } from '../../i18n/index.ts'
import { printedKey, useKeymap } from '../../ui/keymap.ts'

/** Steps from event to event, plays and stops, and how fast. */
export function PlayButtons() {
  const say = useWords()
  const { speed } = usePlace()
  const { isPast } = useReplay()
  const keymap = useKeymap()
  const isPlaying = isPast && speed !== undefined
  const buttons = [
    { id: 'time.before', key: '<', words: 'time.before', Icon: StepBack, isOff: false },
    {
      ...{ id: 'time.play', key: 'Shift+y', Icon: isPlaying ? Pause : Play, isOff: false },
      words: isPlaying ? 'time.stop' : isPast ? 'time.play' : 'time.playLast',
    },
    { id: 'time.next', key: '>', words: 'time.next', Icon: StepForward, isOff: !isPast },
  ]
  return (
    <div className="timebar-play">
      {buttons.map(({ id, key, words, Icon, isOff }) => (
        <button
          type="button"
          key={id}
          disabled={isOff}
          aria-label={say(words)}
          title={`${say(words)} ${printedKey(keymap.get(key) ?? key).replace('Shift ', '⇧')}`}
          onClick={() => runAction(id)}
        >
          <Icon size={13} strokeWidth={2} aria-hidden />
        </button>
      ))}
      {isPast && (
        <button
          type="button"
          className="timebar-speed"
          aria-label={say('timebar.speedNow', { speed: speed ?? SPEEDS[0] })}
          title={say('time.speed')}
          onClick={() => runAction('time.speed')}
        >
          {speed ?? SPEEDS[0]}×
        </button>
      )}
    </div>
  )
}
