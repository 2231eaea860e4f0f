import { type RefObject, useId, useRef } from 'react'
import type { PaneId } from '../../../desk/panes.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { useRoom } from '../useRoom.ts'
import { HIDE_KEYS } from './keys.ts'
import type { SizedPane } from './layoutOf.ts'
import { hidePane, popOut } from './popOut.ts'
import { STEP_PX, sizeOf } from './Separator.tsx'
import { keepSize } from './sizes.ts'

/** Steps of the menu are larger than those of the arrows: each is a click. */
const CLICK_PX = 4 * STEP_PX

/** What can be done with a pane as a whole: its size without dragging (WCAG 2.5.7), a window of its own, out of the way. */
export function PaneMenu({
  pane,
  box,
  sized,
}: {
  pane: PaneId
  box: RefObject<HTMLElement | null>
  /** The pane's own edge, where it has one that moves. */
  sized: SizedPane | undefined
}) {
  const say = useWords()
  const room = useRoom()
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLFieldSetElement>(null)
  const grow = (px: number) => sized && keepSize(room, sized, sizeOf(sized, box.current) + px)
  const close = (then: () => void) => {
    menu.current?.hidePopover()
    then()
  }
  const place = (isOpening: boolean) => {
    const at = opener.current?.getBoundingClientRect()
    if (!isOpening || !at || !menu.current) return
    menu.current.style.top = `${at.bottom + 2}px`
    menu.current.style.right = `${document.documentElement.clientWidth - at.right}px`
  }
  return (
    <>
      <button
        type="button"
        ref={opener}
        className="pane-more"
        data-map-obstacle
        popoverTarget={id}
        aria-label={say('pane.menu', { pane: say(`pane.${pane}`) })}
        title={say('pane.menu', { pane: say(`pane.${pane}`) })}
      >
        ⋮
      </button>
      <fieldset
        ref={menu}
        id={id}
        popover="auto"
        className="pane-menu"
        onBeforeToggle={({ newState }) => place(newState === 'open')}
        onToggle={({ newState }) => newState === 'open' && menu.current?.querySelector('button')?.focus()}
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        <legend>{say(`pane.${pane}`)}</legend>
        {sized && (
          <span className="pane-sizes">
            <Button small onClick={() => grow(CLICK_PX)}>
              {say(sized === 'board' ? 'pane.taller' : 'pane.wider')}
            </Button>
            <Button small onClick={() => grow(-CLICK_PX)}>
              {say(sized === 'board' ? 'pane.lower' : 'pane.narrower')}
            </Button>
            <Button small onClick={() => keepSize(room, sized, undefined)}>
              {say('pane.reset')}
            </Button>
          </span>
        )}
        <Button small kbd="⇧P" onClick={() => close(() => popOut(pane))}>
          {say('pane.popOut')}
        </Button>
        <Button small kbd={`⇧${HIDE_KEYS[pane].toUpperCase()}`} onClick={() => close(() => hidePane(pane))}>
          {say('pane.hide')}
        </Button>
      </fieldset>
    </>
  )
}
