import { useSyncExternalStore } from 'react'
import type { Place } from '../../../desk/place.ts'
import { createAnnouncer } from '../../../live/announcer.ts'

const KEY = 'muster.views'

/** What a view of one's own keeps: which calls, whose, how sorted. */
type Kept = Pick<Place, 'filter' | 'battalions' | 'find' | 'sort'>
type SavedView = { readonly name: string; readonly place: Kept }

const changes = createAnnouncer()

function read(): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    // Somebody else wrote there; what cannot be read is none.
    return []
  }
}

let views = read()

function set(next: readonly SavedView[]): void {
  views = next
  localStorage.setItem(KEY, JSON.stringify(next))
  changes.announce()
}

/** The views that were saved on this machine, in the order of their saving. */
export const useSavedViews = (): readonly SavedView[] => useSyncExternalStore(changes.subscribe, () => views)

/** Keeps what is shown now under a name; one of the same name is replaced. */
export function saveView(name: string, { filter, battalions, find, sort }: Place): void {
  set([...views.filter((view) => view.name !== name), { name, place: { filter, battalions, find, sort } }])
}

export const removeView = (name: string): void => set(views.filter((view) => view.name !== name))

/** True where this is what is shown now. */
export const isShown = ({ place: kept }: SavedView, { filter, battalions, find, sort }: Place): boolean =>
  JSON.stringify(kept) === JSON.stringify({ filter, battalions, find, sort })
