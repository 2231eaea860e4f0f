import { hash } from 'node:crypto'
import type { RedisClient } from './connectRedis.ts'
import { PATIENCE_MS } from './within.ts'

/**
 * A Lua script of this server: sent by its digest, and whole where a fresh or restarted server does not know it (nothing
 * was written then, so it may be sent again). Rejects with what the script failed with, or where the outcome is unknown.
 */
export function createScript(redis: RedisClient, text: string) {
  const digest = hash('sha1', text)
  // Whoever asked was told that the outcome is unknown: what was not sent by then is not sent (J2).
  const sender = redis.withCommandOptions({ timeout: PATIENCE_MS })
  return async (keys: readonly string[], args: readonly (string | Buffer)[]): Promise<string[]> => {
    const options = { keys: [...keys], arguments: [...args] }
    try {
      return (await sender.evalSha(digest, options)) as string[]
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT'))
        return (await sender.eval(text, options)) as string[]
      throw error
    }
  }
}
