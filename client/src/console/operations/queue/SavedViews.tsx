import { type FormEvent, useRef, useState } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { go, usePlace } from '../../../desk/place.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { DropDown } from './DropDown.tsx'
import { isShown, removeView, saveView, useSavedViews } from './savedViews.ts'

/** Views of one's own: kept on this machine under a name, gone back to by a press, removed where no longer wanted. */
export function SavedViews() {
  const say = useWords()
  const place = usePlace()
  const views = useSavedViews()
  const drop = useRef<HTMLDetailsElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const open = () => {
    if (!drop.current) return
    drop.current.open = true
    field.current?.focus()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    saveView(name.trim(), place)
    setName('')
  }
  useActions([{ id: 'queue.ownViews', key: 'Shift+w', words: 'queue.ownViews', run: open }])
  return (
    <DropDown of={drop} label={say('queue.ownViews')} summary="☆" isChosen={views.some((view) => isShown(view, place))}>
      <div className="queue-saved">
        {views.length === 0 && <p>{say('queue.noOwnViews')}</p>}
        {views.map((view) => (
          <span key={view.name} className="queue-saved-view">
            <Chip kind="filter" selected={isShown(view, place)} onClick={() => go(view.place, { replace: true })}>
              {view.name}
            </Chip>
            <Button
              small
              aria-label={say('queue.removeView', { name: view.name })}
              onClick={() => removeView(view.name)}
            >
              ×
            </Button>
          </span>
        ))}
        <form onSubmit={save}>
          <input
            ref={field}
            value={name}
            maxLength={40}
            autoComplete="off"
            aria-label={say('queue.viewName')}
            placeholder={say('queue.viewName')}
            onChange={({ target }) => setName(target.value)}
          />
          <Button small submits>
            {say('queue.saveView')}
          </Button>
        </form>
      </div>
    </DropDown>
  )
}
