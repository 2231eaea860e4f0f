import { useSyncExternalStore } from 'react'
import { createAnnouncer } from '../../live/announcer.ts'
import { askHub } from '../../live/hub.ts'

/** One feed as the hub sees it; `idle`: nothing has ever come from it. `lagSec`: age of its newest item when it came. */
export type FeedHealth = { readonly id: string; readonly state: string; readonly lagSec?: number }

const POLL_MS = 5000

const changes = createAnnouncer()
let feeds: readonly FeedHealth[] = []
let polling: ReturnType<typeof setInterval> | undefined
let readers = 0

async function ask(): Promise<void> {
  const reply = await askHub<{ feeds: readonly FeedHealth[] }>('feeds', { withinMs: POLL_MS })
  if (!reply.ok) return
  feeds = reply.body.feeds.filter(({ state }) => state !== 'idle')
  changes.announce()
}

function subscribe(listener: () => void): () => void {
  const stop = changes.subscribe(listener)
  readers += 1
  if (readers === 1) {
    void ask()
    polling = setInterval(ask, POLL_MS)
  }
  return () => {
    stop()
    readers -= 1
    if (readers === 0) clearInterval(polling)
  }
}

/** The feeds in use and how each was when the hub was last asked. */
export const getFeeds = (): readonly FeedHealth[] => feeds

/** The feeds in use and how each is, asked every five seconds; what was known stays where the hub does not answer. */
export const useFeeds = (): readonly FeedHealth[] => useSyncExternalStore(subscribe, getFeeds)
