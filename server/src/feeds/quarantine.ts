import type { RedisClient } from '../redis/connectRedis.ts'

/** Kept at most; the oldest go first, and stay counted (J9). */
const KEPT = 5000
/** Bytes kept of one item. What is longer is kept cut, and cannot be replayed. */
const BYTES_KEPT = 16_384

/** Something that a feed sent and we could not accept (J8). `at`: Redis's clock; `cityTime`: the city's; epoch ms both. */
export type Quarantined = {
  readonly id: string
  readonly feed: string
  readonly code: string
  readonly message: string
  readonly at: number
  readonly cityTime: number
  readonly contentType: string
  readonly bytes: Buffer
  readonly isCut: boolean
  /** The unit whose device sent it, where its key was bound to one. */
  readonly deviceId?: string
}

type Refused = Omit<Quarantined, 'id' | 'at' | 'isCut'>

/** What feeds sent and we could not accept, in one stream a world, for every hub. */
export function createQuarantine({ redis, prefix }: { redis: RedisClient; prefix: string }) {
  const stream = `${prefix}:quarantine`

  function read({ id, message: kept }: { id: string; message: Record<string, string> }): Quarantined {
    const { feed = '', code = '', message = '', cityTime, contentType = '', bytes = '', isCut, deviceId } = kept
    return {
      ...{ id, feed, code, message, contentType, deviceId },
      at: Number(id.split('-')[0]),
      cityTime: Number(cityTime),
      bytes: Buffer.from(bytes, 'base64'),
      isCut: isCut === '1',
    }
  }

  return {
    /** Keeps them all, in their order, before the source is told. */
    async keep(refused: readonly Refused[]): Promise<void> {
      if (refused.length === 0) return
      const batch = redis.multi()
      for (const { feed, code, message, cityTime, contentType, bytes, deviceId } of refused) {
        const fields = {
          ...{ feed, code, message, contentType, cityTime: String(cityTime) },
          bytes: bytes.subarray(0, BYTES_KEPT).toString('base64'),
          isCut: bytes.length > BYTES_KEPT ? '1' : '0',
          ...(deviceId === undefined ? {} : { deviceId }),
        }
        const trim = { TRIM: { strategy: 'MAXLEN' as const, strategyModifier: '~' as const, threshold: KEPT } }
        batch.xAdd(stream, '*', fields, trim)
      }
      await batch.execAsPipeline()
    },
    /** The newest first, at most `limit`, before `before` (an id). */
    async list({ limit, before }: { limit: number; before?: string }): Promise<Quarantined[]> {
      const entries = await redis.xRevRange(stream, before ? `(${before}` : '+', '-', { COUNT: limit })
      return (entries ?? []).map(read)
    },
    async find(id: string): Promise<Quarantined | undefined> {
      const [entry] = (await redis.xRange(stream, id, id)) ?? []
      return entry && read(entry)
    },
    /** Takes it out: it was replayed, and what it told is in the journal. */
    drop: async (id: string): Promise<void> => {
      await redis.xDel(stream, id)
    },
  }
}
