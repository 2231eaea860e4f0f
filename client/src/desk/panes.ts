/** The panes of the Operations screen. */
export const PANES = ['queue', 'map', 'detail', 'board'] as const
export type PaneId = (typeof PANES)[number]

/** The pane of this name, where there is one. */
export const paneOf = (name: string | null): PaneId | undefined => PANES.find((pane) => pane === name)
