import { useSyncExternalStore } from 'react'
import { PANES, type PaneId } from '../../../desk/panes.ts'
import { placeInTime } from '../../../desk/past/steps.ts'
import { getPlace, go, searchOf } from '../../../desk/place.ts'
import { createAnnouncer } from '../../../live/announcer.ts'
import { WORLD } from '../../../live/world.ts'

const changes = createAnnouncer()
let isBlocked = false
function setBlocked(blocked: boolean): void {
  isBlocked = blocked
  changes.announce()
}

/** True after the browser refused to open a window. */
export const useBlocked = (): boolean => useSyncExternalStore(changes.subscribe, () => isBlocked)

/** The panes that are shown where these are hidden: never none. */
export function shownOf(hidden: readonly PaneId[]): readonly PaneId[] {
  const shown = PANES.filter((pane) => !hidden.includes(pane))
  return shown.length === 0 ? PANES : shown
}

/** Takes a pane away here; the last one stays. */
export function hidePane(pane: PaneId, { replace = false }: { replace?: boolean } = {}): void {
  const hidden = [...getPlace().hidden.filter((one) => one !== pane), pane]
  if (hidden.length < PANES.length) go({ hidden }, { replace })
}

/** Brings a pane back. */
export const showPane = (pane: PaneId, { replace = false }: { replace?: boolean } = {}): void =>
  go({ hidden: getPlace().hidden.filter((one) => one !== pane) }, { replace })

export const togglePane = (pane: PaneId): void => (getPlace().hidden.includes(pane) ? showPane(pane) : hidePane(pane))

/** Opens a pane in a window of its own, which says by its address what it shows, and takes it away here meanwhile. */
export function popOut(pane: PaneId): void {
  const search = searchOf({ ...getPlace(), ...placeInTime(), pane, hidden: [] })
  const box = document.getElementById(`pane-${pane}`)
  const size = `width=${Math.max(480, box?.offsetWidth ?? 0)},height=${Math.max(480, box?.offsetHeight ?? 0)}`
  // Of one name a world: pressed twice, it is the same window.
  const opened = window.open(`${location.pathname}${search}`, `muster ${WORLD} ${pane}`, `popup,${size}`)
  setBlocked(opened === null)
  if (opened) hidePane(pane, { replace: true })
}

/** A pane whose own window was closed is shown here again. */
export function comeBack(pane: PaneId): void {
  if (getPlace().hidden.includes(pane)) showPane(pane, { replace: true })
}
