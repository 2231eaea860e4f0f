import { verbs } from '@muster/shared/commandline/verbs/index.ts'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { runAction, useActionList } from '../../desk/actions.ts'
import { addWords, inBoth, useLang, useWords } from '../../i18n/index.ts'
import { wordsPalette } from '../../i18n/wordsPalette.ts'
import { useMe } from '../../live/me.ts'
import { openCommandBar } from '../commandbar/open.ts'
import { type Entry, entriesOf, found, isReady } from './entriesOf.ts'
import { PaletteRow } from './PaletteRow.tsx'

addWords(wordsPalette)

function run({ does }: Entry, lang: 'en' | 'zh', typed: Entry['typed']): void {
  // The first word of the example is the verb in the reader's language.
  if ('verb' in does) openCommandBar(`${typed?.[lang].split(' ')[0] ?? does.verb} `)
  else does.actions.some(({ id }) => runAction(id))
}

/** The field of the palette, and what is found by what is typed in it. */
export function PaletteList({ onLeave }: { onLeave: () => void }) {
  const say = useWords()
  const lang = useLang()
  const may = useMe()?.commands
  const actions = useActionList()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = useMemo(() => {
    const mine = verbs.filter(({ command }) => !command || !may || may.includes(command))
    return entriesOf(
      actions.filter(({ id }) => id !== 'palette'),
      mine,
      inBoth,
    )
  }, [actions, may])
  const shown = found(entries, typed)
  const at = Math.min(chosen, shown.length - 1)
  // The sheet was opened before there was a field in it.
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, at])

  const take = (entry: Entry | undefined) => {
    if (entry ? !isReady(entry) : typed.trim() === '') return
    // Closed first: it gives the focus back to where it was, and what runs may move it.
    onLeave()
    if (entry) run(entry, lang, entry.typed)
    else openCommandBar(typed)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0))
    else if (event.key === 'Enter') take(shown[at])
    else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) onLeave()
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={field}
        className="palette-input"
        role="combobox"
        aria-label={say('palette.label')}
        aria-autocomplete="list"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={shown.length > 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={say('palette.placeholder')}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" className="palette-list" aria-label={say('palette.title')}>
        {shown.map((entry, index) => (
          <PaletteRow
            key={entry.id}
            id={`${listId}-${index}`}
            entry={entry}
            isChosen={index === at}
            onTake={() => take(entry)}
          />
        ))}
      </div>
      <p className="palette-foot" role="status">
        {shown.length === 0 ? say('palette.none') : say('palette.count', { count: shown.length })}
      </p>
    </>
  )
}
