import type { RedisClient } from './connectRedis.ts'

export type Durability = { durable: boolean; reasons: string[] }

/** Whether this Redis replies only after the fsync (J3), and if not, why, one sentence a reason. */
export async function checkDurable(client: RedisClient): Promise<Durability> {
  const reasons: string[] = []
  try {
    const found = await client.configGet(['appendonly', 'appendfsync'])
    for (const [setting, needed] of [
      ['appendonly', 'yes'],
      ['appendfsync', 'always'],
    ] as const) {
      if (found[setting] !== needed) reasons.push(`Redis runs with ${setting} ${found[setting]} instead of ${needed}.`)
    }
  } catch (error) {
    reasons.push(`Redis does not say how it is configured: ${error instanceof Error ? error.message : error}.`)
  }
  return { durable: reasons.length === 0, reasons }
}
