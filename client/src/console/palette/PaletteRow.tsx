import { useGroupName } from '../../desk/useGroupName.ts'
import { useLang } from '../../i18n/index.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { printedKey } from '../../ui/keymap.ts'
import { type Entry, isReady } from './entriesOf.ts'

type Props = {
  readonly id: string
  readonly entry: Entry
  readonly isChosen: boolean
  readonly onTake: () => void
}

/** One thing that can be done: its name, what it is about, how it is typed, and its keys. */
export function PaletteRow({ id, entry, isChosen, onTake }: Props) {
  const lang = useLang()
  const groupName = useGroupName()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which points at it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={id}
      role="option"
      className="palette-row"
      aria-selected={isChosen}
      aria-disabled={!isReady(entry)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <span className="palette-name">{entry.name[lang]}</span>
      <span className="palette-group">{groupName(entry.group)}</span>
      <code className="palette-typed">{entry.typed?.[lang]}</code>
      <span className="palette-keys">
        {entry.keys.map((key) => (
          <Kbd key={key}>{printedKey(key)}</Kbd>
        ))}
      </span>
    </div>
  )
}
