import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { onEscape } from '../../ui/onEscape.ts'
import { SWITCHES } from './switches.ts'

/** What the map shows, switch by switch. Escape closes it and gives the focus back to where it came from. */
export function LayersMenu({
  on,
  without,
  onSwitch,
  onClose,
}: {
  on: ReadonlySet<string>
  /** A layer for which there is nothing to draw on this screen. */
  without: string | undefined
  onSwitch: (id: string) => void
  onClose: () => void
}) {
  const say = useWords()
  const menu = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    const before = document.activeElement
    menu.current?.querySelector('input')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <fieldset ref={menu} className="map-layers" onKeyDown={onEscape(onClose)}>
      <legend>{say('map.layers')}</legend>
      {SWITCHES.filter(({ id }) => id !== without).map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={on.has(id)} onChange={() => onSwitch(id)} /> {say(name)}
        </label>
      ))}
    </fieldset>
  )
}
