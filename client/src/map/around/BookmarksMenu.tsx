import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { MapView } from '../../desk/place.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { keepBookmarks, LONGEST_NAME, useBookmarks, withBookmark } from './bookmarks.ts'

const KEYS = 9

/** Named views of the map: the digit before one goes there, the field keeps the present one. Escape closes. */
export function BookmarksMenu({
  viewNow,
  onGo,
  onClose,
}: {
  viewNow: () => MapView | undefined
  onGo: (view: MapView) => void
  onClose: () => void
}) {
  const say = useWords()
  const bookmarks = useBookmarks()
  const menu = useRef<HTMLElement>(null)
  const [name, setName] = useState('')
  useEffect(() => {
    const before = document.activeElement
    const first = menu.current?.querySelector<HTMLElement>('li button') ?? menu.current?.querySelector('input')
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const goTo = (view: MapView) => {
    onGo({ lng: view.lng, lat: view.lat, zoom: view.zoom })
    onClose()
  }
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const view = viewNow()
    if (view) keepBookmarks(withBookmark(bookmarks, { ...view, name }))
    setName('')
  }
  const press = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement
    const asked =
      isTyping || event.altKey || event.ctrlKey || event.metaKey ? undefined : bookmarks[Number(event.key) - 1]
    if (event.key === 'Escape') onClose()
    else if (asked) goTo(asked)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section ref={menu} className="map-layers map-bookmarks" aria-label={say('map.bookmarks')} onKeyDown={press}>
      <h3>{say('map.bookmarks')}</h3>
      {bookmarks.length === 0 && <p>{say('map.bookmarks.none')}</p>}
      <ul>
        {bookmarks.map((bookmark, i) => (
          <li key={bookmark.name}>
            <button type="button" onClick={() => goTo(bookmark)}>
              {i < KEYS && <Kbd>{String(i + 1)}</Kbd>} <bdi>{bookmark.name}</bdi>
            </button>
            <button
              type="button"
              aria-label={say('map.bookmarks.forget', { name: bookmark.name })}
              onClick={() => keepBookmarks(bookmarks.filter((one) => one !== bookmark))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={keep}>
        <input
          aria-label={say('map.bookmarks.name')}
          placeholder={say('map.bookmarks.name')}
          maxLength={LONGEST_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button small submits disabled={name.trim() === ''} kbd="⏎">
          {say('map.bookmarks.keep')}
        </Button>
      </form>
    </section>
  )
}
