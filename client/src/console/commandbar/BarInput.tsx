import type { Desk } from '@muster/shared/commandline/order.ts'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { runAction } from '../../desk/actions.ts'
import { LIVE_KEY, useReplay } from '../../desk/past/replay.ts'
import { useUnreal } from '../../desk/past/useUnreal.ts'
import { useWords } from '../../i18n/index.ts'
import { useLink } from '../../live/link.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { pressedFor, printedKey } from '../../ui/keymap.ts'
import { setBar, typeLine, useBar } from './barStore.ts'
import { piecesOf } from './plates.ts'
import { TakingClock } from './TakingClock.tsx'

type BarInputProps = {
  readonly input: RefObject<HTMLInputElement | null>
  readonly desk: Desk
  readonly ghost: string
  /** Ids of the list and of the offer that ⏎ takes. */
  readonly listId: string
  readonly activeId: string | undefined
  readonly isExpanded: boolean
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onFocusChange: (hasFocus: boolean) => void
}

/** The line: a plain text field, with the plates of what it understood drawn behind its letters. */
export function BarInput({
  input,
  desk,
  ghost,
  listId,
  activeId,
  isExpanded,
  onKeyDown,
  onFocusChange,
}: BarInputProps) {
  const say = useWords()
  const { text, caret } = useBar()
  const isLive = useLink().state === 'live'
  const { isPast } = useReplay()
  const unreal = useUnreal().join(' · ')
  const behind = useRef<HTMLDivElement>(null)
  const follow = () => {
    if (behind.current && input.current) behind.current.scrollLeft = input.current.scrollLeft
  }
  // Asking where a field is scrolled to lays the whole page out: only where the line has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` says that what the field holds has changed.
  useLayoutEffect(() => {
    const field = input.current
    if (field && document.activeElement === field && field.selectionStart !== caret)
      field.setSelectionRange(caret, caret)
    if (field && behind.current) behind.current.scrollLeft = field.scrollLeft
  }, [text, caret, input])
  const read = (field: HTMLInputElement) => {
    const at = field.selectionStart ?? field.value.length
    if (field.value === text) {
      if (at === field.selectionEnd) setBar({ caret: at })
    } else typeLine(field.value, at)
  }
  return (
    <div className="commandbar-field">
      {unreal !== '' && <b className="drillmark">{unreal}</b>}
      <span className="commandbar-slash" aria-hidden="true">
        /
      </span>
      <div className="commandbar-line">
        <div className="commandbar-behind" ref={behind} aria-hidden="true">
          {piecesOf(text, caret, desk).map(({ start, end, look }) => (
            <span key={start} data-look={look}>
              {text.slice(start, end)}
            </span>
          ))}
          <span className="commandbar-ghost">{ghost}</span>
        </div>
        <input
          ref={input}
          className="commandbar-input"
          type="text"
          role="combobox"
          aria-label={say('bar.label')}
          aria-autocomplete="list"
          aria-expanded={isExpanded}
          aria-controls={listId}
          aria-activedescendant={activeId}
          aria-keyshortcuts="/ Space"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder={
            isPast
              ? say('replay.bar', { key: printedKey(pressedFor(LIVE_KEY)) })
              : say(isLive ? 'bar.placeholder' : 'bar.held')
          }
          value={text}
          onChange={(event) => read(event.currentTarget)}
          onSelect={(event) => read(event.currentTarget)}
          onScroll={follow}
          onKeyDown={onKeyDown}
          onFocus={() => onFocusChange(true)}
          onBlur={() => onFocusChange(false)}
        />
      </div>
      <TakingClock desk={desk} />
      <button
        type="button"
        className="commandbar-all"
        aria-label={`${say('palette.open')} ${printedKey('$mod+k')}`}
        aria-keyshortcuts="Control+K"
        title={say('palette.open')}
        onClick={() => runAction('palette')}
      >
        <Kbd>{printedKey('$mod+k')}</Kbd>
      </button>
    </div>
  )
}
