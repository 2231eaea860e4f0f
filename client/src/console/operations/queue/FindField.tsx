import { useEffect, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { Kbd } from '../../../ui/Kbd.tsx'

/** Typing rests this long before the lists follow, so that no letter waits for them, ms. */
const RESTS_MS = 120

/** Filters calls and units by what is typed. Escape takes the filter away, ↓ and ⏎ go on to the rows. */
export function FindField({ onDown }: { onDown: () => void }) {
  const say = useWords()
  const { find = '' } = usePlace()
  const [text, setText] = useState(find)
  const field = useRef<HTMLInputElement>(null)
  const told = useRef(find)
  useEffect(() => {
    // The address was changed by another hand: back, a saved view.
    if (find !== told.current) setText(find)
    told.current = find
  }, [find])
  useEffect(() => {
    const next = text.trim()
    if (next === told.current) return
    const rest = setTimeout(() => {
      told.current = next
      go({ find: next || undefined }, { replace: true })
    }, RESTS_MS)
    return () => clearTimeout(rest)
  }, [text])
  useActions([{ id: 'queue.find', key: '\\', words: 'queue.find', run: () => field.current?.select() }])
  return (
    <label className="queue-find" data-on={text !== '' || undefined}>
      <input
        ref={field}
        type="search"
        value={text}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        aria-label={say('queue.find')}
        placeholder={say('queue.findShort')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown' || event.key === 'Enter') onDown()
          else if (event.key === 'Escape' && text !== '') setText('')
          else if (event.key === 'Escape') event.currentTarget.blur()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {text === '' && <Kbd>\</Kbd>}
    </label>
  )
}
