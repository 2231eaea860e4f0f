import type { PaneId } from '../../../desk/panes.ts'

/** With Shift, the letter that hides and shows a pane. */
export const HIDE_KEYS: Readonly<Record<PaneId, string>> = { queue: 'q', map: 'm', detail: 'd', board: 'b' }
