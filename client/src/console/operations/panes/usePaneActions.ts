import { useEffect, useRef } from 'react'
import { useActions } from '../../../desk/actions.ts'
import { PANES, type PaneId, paneOf } from '../../../desk/panes.ts'
import { getPlace } from '../../../desk/place.ts'
import { HIDE_KEYS } from './keys.ts'
import { popOut, shownOf, togglePane } from './popOut.ts'

const paneAt = (target: EventTarget | null): PaneId | undefined =>
  target instanceof Element ? paneOf(target.closest('[data-pane]')?.getAttribute('data-pane') ?? null) : undefined

/** The pane that has the focus or had it last, by keyboard or pointer: a palette that is open has taken the focus itself. */
function useLastPane(): () => PaneId | undefined {
  const last = useRef<PaneId>(undefined)
  useEffect(() => {
    const note = ({ target }: Event) => {
      last.current = paneAt(target) ?? last.current
    }
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', note)
    return () => {
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', note)
    }
  }, [])
  return () => last.current
}

/** Hiding, showing and popping out panes, each by its key and in the palette. */
export function usePaneActions(): void {
  const lastPane = useLastPane()
  const popOutHere = () => {
    const shown = shownOf(getPlace().hidden)
    const last = lastPane()
    const pane = last && shown.includes(last) ? last : shown[0]
    if (pane) popOut(pane)
  }
  const isWhole = () => getPlace().pane === undefined
  useActions([
    { id: 'pane.popOut', key: 'Shift+p', words: 'pane.popOutHere', run: popOutHere, enabled: isWhole },
    ...PANES.map((pane) => ({
      ...{ id: `pane.toggle.${pane}`, key: `Shift+${HIDE_KEYS[pane]}`, words: `pane.toggle.${pane}` },
      ...{ run: () => togglePane(pane), enabled: isWhole },
    })),
  ])
}
