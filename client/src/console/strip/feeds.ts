import { useEffect, useState } from 'react'
import { askHub } from '../../live/hub.ts'

/** One feed as the hub sees it. */
export type FeedHealth = { readonly id: string; readonly well: boolean }

const POLL_MS = 5000

/** The feeds and whether each is well, asked every five seconds; what was known stays where the hub does not answer. */
export function useFeeds(): readonly FeedHealth[] {
  const [feeds, setFeeds] = useState<readonly FeedHealth[]>([])
  useEffect(() => {
    const ask = async () => {
      const reply = await askHub<{ feeds: readonly FeedHealth[] }>('feeds', { withinMs: POLL_MS })
      if (reply.ok) setFeeds(reply.body.feeds)
    }
    void ask()
    const timer = setInterval(ask, POLL_MS)
    return () => clearInterval(timer)
  }, [])
  return feeds
}
