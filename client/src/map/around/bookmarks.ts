import { useSyncExternalStore } from 'react'
import type { MapView } from '../../desk/place.ts'
import { createAnnouncer } from '../../live/announcer.ts'

/** A view of the map under a name, kept on this machine. */
export type Bookmark = MapView & { readonly name: string }

const KEY = 'muster.mapViews'
const MOST = 20
export const LONGEST_NAME = 60

const isBookmark = (one: unknown): one is Bookmark =>
  typeof one === 'object' &&
  one !== null &&
  'name' in one &&
  typeof one.name === 'string' &&
  ['lng', 'lat', 'zoom'].every((part) => part in one && Number.isFinite(Reflect.get(one, part)))

/** What was kept, as far as it can be read: another version, or a person, may have written something else. */
export function readBookmarks(text: string | null): readonly Bookmark[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isBookmark).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** The list with this one at its end; a name stands for one view. */
export const withBookmark = (list: readonly Bookmark[], bookmark: Bookmark): readonly Bookmark[] => {
  const name = bookmark.name.trim().slice(0, LONGEST_NAME)
  return name === '' ? list : [...list.filter((one) => one.name !== name), { ...bookmark, name }].slice(-MOST)
}

const changes = createAnnouncer()
let text: string | null = null
let list: readonly Bookmark[] = []

function subscribe(listener: () => void): () => void {
  const stop = changes.subscribe(listener)
  window.addEventListener('storage', listener)
  return () => {
    stop()
    window.removeEventListener('storage', listener)
  }
}

function getBookmarks(): readonly Bookmark[] {
  const now = localStorage.getItem(KEY)
  if (now !== text) [text, list] = [now, readBookmarks(now)]
  return list
}

/** The views kept on this machine. */
export const useBookmarks = (): readonly Bookmark[] => useSyncExternalStore(subscribe, getBookmarks)

/** Keeps these in place of what was kept. */
export function keepBookmarks(next: readonly Bookmark[]): void {
  localStorage.setItem(KEY, JSON.stringify(next))
  changes.announce()
}
