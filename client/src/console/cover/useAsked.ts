import type { City } from '@muster/shared/domain/city.ts'
import { useEffect, useRef, useState } from 'react'
import { closedRoads } from '../../desk/closedRoads.ts'
import { useReplay } from '../../desk/past/replay.ts'
import { useConfirmedCity } from '../../live/city.ts'
import { liveNow } from '../../live/clock.ts'
import { askHub } from '../../live/hub.ts'
import { useLink } from '../../live/link.ts'

/** What the hub answered, and how that stands; `atMs`: city time of it. A former answer stays while a newer one is fetched. */
export type Asked<T> = {
  readonly state: 'loading' | 'ready' | 'failed'
  readonly body?: T
  readonly atMs?: number
}

/** Units change several times a second in a busy hour; the hub is asked at most this often, ms. */
const NOT_OFTENER_THAN_MS = 1000
/** Units move without any event; after this long the answer is old, ms. */
const OLD_AFTER_MS = 10_000

/** Changes whenever a unit becomes free or busy, or is to wait elsewhere, and when roads are closed or opened. */
function circumstances(city: City): string {
  let free = 0
  let newest = 0
  const posts: string[] = []
  for (const unit of city.all('unit')) {
    if (unit.assignmentId === undefined && !unit.lock) free += 1
    newest = Math.max(newest, unit.since, unit.lock?.since ?? 0, ...(unit.declined ?? []).map(({ at }) => at))
    if (unit.post !== undefined) posts.push(`${unit.id}:${unit.post}`)
  }
  return [free, newest, closedRoads(city, liveNow()), ...posts].join(' ')
}

/**
 * Asks the hub, and again when units or closed roads change, at most once a second, and every ten seconds because they drive. Without a
 * path nothing is asked. Not live, the last answer stays and grows old.
 */
export function useAsked<T extends { readonly seq: number }>(path: string | undefined): Asked<T> {
  const now = useConfirmedCity(circumstances)
  const { isPast } = useReplay()
  const isLive = useLink().state === 'live' && !isPast
  const [asked, setAsked] = useState<Asked<T> & { readonly path?: string }>({ state: 'loading' })
  const askedAt = useRef(Number.NEGATIVE_INFINITY)
  const wanted = useRef(path)
  wanted.current = path
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` says when to ask, not what.
  useEffect(() => {
    if (path === undefined || !isLive) return
    const ask = async () => {
      askedAt.current = performance.now()
      const reply = await askHub<T>(path)
      // In a busy hour the city has changed again by now: only an answer to another question is dropped.
      if (wanted.current !== path) return
      setAsked((before) =>
        reply.ok
          ? { path, state: 'ready', body: reply.body, atMs: liveNow() }
          : { ...(before.path === path && before), path, state: 'failed' },
      )
    }
    const soon = setTimeout(ask, Math.max(0, NOT_OFTENER_THAN_MS - (performance.now() - askedAt.current)))
    const later = setInterval(ask, OLD_AFTER_MS)
    return () => {
      clearTimeout(soon)
      clearInterval(later)
    }
  }, [path, isLive, now])
  return path === undefined ? { state: 'loading' } : asked.path === path ? asked : { ...asked, state: 'loading' }
}
