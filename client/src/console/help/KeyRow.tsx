import { keysOf, type Named } from '../../desk/groups.ts'
import { useWords } from '../../i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { isMovable, printedFor, printedKey } from '../../ui/keymap.ts'

/** One thing that keys do: the keys, its name, and how it is typed. A key that may be moved is a button for that. */
export function KeyRow({ row, onMove }: { row: Named; onMove: (key: string, words: string) => void }) {
  const say = useWords()
  const { words, actions } = row
  const typed = actions.find((action) => action.typed !== undefined)?.typed
  return (
    <li>
      <span className="help-keys">
        {keysOf(actions).map((key) =>
          isMovable(key) ? (
            <button
              key={key}
              type="button"
              title={say('help.move')}
              aria-label={say('help.moveKey', { key: printedFor(printedKey(key)), name: say(words) })}
              onClick={() => onMove(key, words)}
            >
              <Kbd>{printedKey(key)}</Kbd>
            </button>
          ) : (
            <Kbd key={key}>{printedKey(key)}</Kbd>
          ),
        )}
      </span>
      <span>{say(words)}</span>
      {typed !== undefined && <code>{typed}</code>}
    </li>
  )
}
