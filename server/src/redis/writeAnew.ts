import { setTimeout as sleep } from 'node:timers/promises'
import type { RedisClient } from './connectRedis.ts'

const LOADING_MS = 50

/**
 * Has a server of the reader's own write its file anew, once after each of its starts: killed in the middle of a transaction,
 * it cuts its file within it (valkey#4342), and what is written behind that is lost at its next start. A file that was made
 * from memory has no such end. Our own servers are mended before they start (mendTail).
 */
export function writeAnewAfterStart(client: RedisClient): void {
  const look = async (): Promise<void> => {
    let said = await client.info('persistence')
    // It answers while it still reads its file, and calls that file switched off until it has read it.
    while (/loading:1/.test(said)) {
      await sleep(LOADING_MS, undefined, { ref: false })
      said = await client.info('persistence')
    }
    if (/aof_enabled:1/.test(said) && /aof_last_rewrite_time_sec:-1/.test(said)) await client.bgRewriteAof()
  }
  // Where it may not be asked, somebody else answers for it; where one is under way, it needs no second.
  const ask = (): void => void look().catch(() => {})
  client.on('ready', ask)
  ask()
}
