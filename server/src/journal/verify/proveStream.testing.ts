import { setTimeout as sleep } from 'node:timers/promises'
import type { RedisAddress } from '../../redis/address.ts'
import { connectOnce } from '../../redis/connectRedis.ts'
import { journalKeys } from '../keys.ts'
import { readRaw } from '../line.ts'
import { createProof, type Fault } from './proof.ts'

const SEALED_WITHIN_MS = 20_000
/** More than tests and benchmarks write in one run. */
const ALL = 1_000_000

/**
 * For tests: proves the live journal of a city in this Redis, once its hub has sealed what is there. `unsealed`: how many
 * entries no seal covers, the last seal itself left out.
 */
export async function proveStream(
  address: RedisAddress,
  city = 'sf',
): Promise<{ sealFaults: readonly Fault[]; unsealed: number; seals: number }> {
  const redis = await connectOnce(address)
  const { stream } = journalKeys(city, 'live')
  try {
    for (const until = Date.now() + SEALED_WITHIN_MS; ; await sleep(200)) {
      const proof = createProof()
      proof.take(((await redis.xRange(stream, '-', '+', { COUNT: ALL })) ?? []).map(readRaw))
      const { faults, seals, head, sealedTo } = proof.end()
      const unsealed = head.seq - sealedTo - 1
      if (unsealed <= 0 || Date.now() > until) return { sealFaults: faults, unsealed, seals }
    }
  } finally {
    redis.destroy()
  }
}
