import { useEffect, useState } from 'react'
import { askHub } from '../../live/hub.ts'

/** One feed as the hub sees it; `idle`: nothing has ever come from it. `lagSec`: age of its newest item when it came. */
export type FeedHealth = { readonly id: string; readonly state: string; readonly lagSec?: number }

const POLL_MS = 5000

/** The feeds in use and how each is, asked every five seconds; what was known stays where the hub does not answer. */
export function useFeeds(): readonly FeedHealth[] {
  const [feeds, setFeeds] = useState<readonly FeedHealth[]>([])
  useEffect(() => {
    const ask = async () => {
      const reply = await askHub<{ feeds: readonly FeedHealth[] }>('feeds', { withinMs: POLL_MS })
      if (reply.ok) setFeeds(reply.body.feeds.filter(({ state }) => state !== 'idle'))
    }
    void ask()
    const timer = setInterval(ask, POLL_MS)
    return () => clearInterval(timer)
  }, [])
  return feeds
}
