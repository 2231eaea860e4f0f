import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { pressedFor, printedKey } from '../../ui/keymap.ts'
import type { Moving } from './useMoving.ts'

/** Says what the sheet waits for while a key is being moved, and why a key would not do. */
export function MovePanel({ moving: { from, taken, unfit, done, swap, stop } }: { moving: Moving }) {
  const say = useWords()
  const told = taken
    ? say('help.taken', { key: printedKey(taken.pressed), name: say(taken.other.words) })
    : unfit !== undefined
      ? say('help.unfit', { key: printedKey(unfit) })
      : from
        ? say('help.press', { name: say(from.words), key: printedKey(pressedFor(from.key)) })
        : done && say('help.moved', { name: say(done.words), key: printedKey(pressedFor(done.key)) })
  return (
    <div className="help-move" role="status" data-asks={from !== undefined || undefined}>
      {told && <span>{told}</span>}
      {taken && <Button onClick={swap}>{say('help.swap')}</Button>}
      {from && (
        <Button kbd="Esc" onClick={stop}>
          {say('help.leave')}
        </Button>
      )}
    </div>
  )
}
