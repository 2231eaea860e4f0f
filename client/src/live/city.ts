import type { City } from '@muster/shared/domain/city.ts'
import type { HistoryLine } from '@muster/shared/kernel/state.ts'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { alike } from './alike.ts'
import { createFrameAnnouncer } from './announcer.ts'
import { createBoard } from './board.ts'

/** The one board of this page; filled by `connection.ts`. */
export const board = createBoard()

const changes = createFrameAnnouncer()
export const announceCity = changes.announce

/** Calls `listener` after the city changed, at most once a frame. Answers with the way to stop. */
export const subscribeCity = changes.subscribe

/** The city as it stands now. The same object always; what it answers changes. */
export const getCity = (): City => board.city

/** How long a line of the journal is waited for after the hub answered, ms; a cut connection brings none. */
const FOLDED_WITHIN_MS = 3000

/** Resolves once entry `seq` is folded here, or after some patience: the hub's answer may come before its event. */
export function cityAt(seq: number): Promise<void> {
  const isThere = () => (board.cursor()?.seq ?? 0) >= seq
  if (isThere()) return Promise.resolve()
  return new Promise((resolve) => {
    function done(): void {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, FOLDED_WITHIN_MS)
    const stop = subscribeCity(() => {
      if (isThere()) done()
    })
  })
}

/**
 * Reads the city and renders again only when what was read has changed: arrays and objects are compared one level deep.
 */
export function useCity<T>(select: (city: City) => T): T {
  const kept = useRef<{ version: number; select: (city: City) => T; value: T }>(undefined)
  const read = (): T => {
    const version = board.version()
    const former = kept.current
    if (former && former.version === version && former.select === select) return former.value
    const value = select(board.city)
    kept.current = { version, select, value: former && alike(former.value, value) ? former.value : value }
    return kept.current.value
  }
  return useSyncExternalStore(subscribeCity, read)
}

const opens = new Set<(aggregate: string, id: string) => void>()

/** Told of each history that a screen begins to read, so that the hub can be asked for it. */
export function onOpen(listener: (aggregate: string, id: string) => void): () => void {
  opens.add(listener)
  return () => opens.delete(listener)
}

type Lines = readonly HistoryLine[] | undefined

/** The events that touched each of these things, oldest first; undefined until the hub has answered. */
export function useHistories(aggregate: string, ids: readonly string[]): readonly Lines[] {
  const kept = useRef<readonly Lines[]>([])
  const names = ids.join(' ')
  useEffect(() => {
    const all = names.split(' ').filter(Boolean)
    for (const id of all) if (board.histories.open({ aggregate, id })) for (const ask of opens) ask(aggregate, id)
    return () => {
      for (const id of all) board.histories.close({ aggregate, id })
    }
  }, [aggregate, names])
  return useSyncExternalStore(subscribeCity, () => {
    const lines = ids.map((id) => board.histories.lines({ aggregate, id }))
    if (!alike(kept.current, lines)) kept.current = lines
    return kept.current
  })
}

/** The same of one thing. */
export const useHistory = (aggregate: string, id: string | undefined): Lines =>
  useHistories(aggregate, id === undefined ? [] : [id])[0]

export { useNow } from './clock.ts'
