import { hash } from 'node:crypto'
import type { RedisClient } from './connectRedis.ts'

/**
 * A Lua script of this server: sent by its digest, and whole where a fresh or restarted server does not know it (nothing
 * was written then, so it may be sent again). Rejects with what the script failed with, or where the outcome is unknown.
 */
export function createScript(redis: RedisClient, text: string) {
  const digest = hash('sha1', text)
  return async (keys: readonly string[], args: readonly (string | Buffer)[]): Promise<string[]> => {
    const options = { keys: [...keys], arguments: [...args] }
    try {
      return (await redis.evalSha(digest, options)) as string[]
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('NOSCRIPT'))
        return (await redis.eval(text, options)) as string[]
      throw error
    }
  }
}
