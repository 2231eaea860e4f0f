import { useSyncExternalStore } from 'react'
import { alike } from '../live/alike.ts'
import { createAnnouncer } from '../live/announcer.ts'

/** What the line in the bar would do if it were sent now; panes and map draw it in violet. `point`: [longitude, latitude]. */
export type Preview = {
  readonly incidentId?: string
  readonly unitIds?: readonly string[]
  readonly point?: readonly [number, number]
  /** A road that would be closed or opened. */
  readonly line?: readonly (readonly [number, number])[]
}

const changes = createAnnouncer()
let preview: Preview | null = null

/** Listens to changes of the preview, outside React. Answers with the way to stop. */
export const subscribePreview = changes.subscribe
export const getPreview = (): Preview | null => preview

/** Shows what would happen; null: nothing is proposed. */
export function setPreview(next: Preview | null): void {
  if (next === preview || (next && preview && alike(next, preview))) return
  preview = next
  changes.announce()
}

/** What the line in the bar would do, or null. */
export const usePreview = (): Preview | null => useSyncExternalStore(subscribePreview, getPreview)
